import { expect, test } from "vitest";
import { createOnce } from "../../../src/conversation/once.js";
import { Problem } from "../../../src/errors.js";
import { createSandboxClock } from "../../../src/sandbox/clock.js";
import type { SeenRecord } from "../../../src/store/records.js";

const DAY = 86_400_000;

/** Claims on a disk that outlives the process. */
function disk() {
  const claims = new Map<string, SeenRecord & { readonly expiresAt: number | undefined }>();
  return {
    claims,
    add: async (id: string, claim: SeenRecord, lifetime?: { readonly expiresAt?: number }) => {
      if (claims.has(id)) return false;
      claims.set(id, { ...claim, expiresAt: lifetime?.expiresAt });
      return true;
    },
    get: async (id: string) => claims.get(id),
  };
}

/** The same, but the first answer is lost on the way: before the claim was written, or after it. */
function losing(seen: ReturnType<typeof disk>, written: boolean): ReturnType<typeof disk> {
  let lost = false;
  return {
    ...seen,
    add: async (...claim) => {
      if (lost) return seen.add(...claim);
      lost = true;
      if (written) await seen.add(...claim);
      throw new Problem("store-unavailable", { say: "The connection was lost.", next: "Try again." });
    },
  };
}
const [by, another] = ["this process", "another process"];
const clock = createSandboxClock({ start: 1000, running: false });

test("of two deliveries of one message only one is answered", async () => {
  const once = createOnce({ seen: disk(), clock, by });
  const claims = [once.claim("m1"), once.claim("m1"), once.claim("m2")];
  expect(claims.map(({ first }) => first)).toEqual([true, false, true]);
  expect(await Promise.all(claims.map(({ durable }) => durable))).toEqual([true, false, true]);
});

test("a message that was answered before a restart is not answered again", async () => {
  const seen = disk();
  await createOnce({ seen, clock, by }).claim("m1").durable;
  expect(await createOnce({ seen, clock, by: another }).claim("m1").durable).toBe(false);
});

test("a claim is kept for a day", async () => {
  const seen = disk();
  await createOnce({ seen, clock, by }).claim("m1").durable;
  expect(seen.claims.get("m1")?.expiresAt).toBe(1000 + DAY);
});

test("memory does not grow with the number of messages, and the disk still knows the old ones", async () => {
  const once = createOnce({ seen: disk(), clock, by });
  await once.claim("first").durable;
  for (let i = 0; i < 10_000; i += 1) once.claim(`m${i}`);
  const again = once.claim("first");
  expect([again.first, await again.durable]).toEqual([true, false]);
});

test.each([true, false])(
  "a connection that breaks under a claim makes neither two winners nor none (written: %s)",
  async (written) => {
    const seen = disk();
    expect(await createOnce({ seen: losing(seen, written), clock, by }).claim("m1").durable).toBe(true);
    expect(await createOnce({ seen, clock, by: another }).claim("m1").durable).toBe(false);
  },
);

test("whoever loses the answer to a claim and finds it with somebody else does not answer", async () => {
  const seen = disk();
  await createOnce({ seen, clock, by: another }).claim("m1").durable;
  expect(await createOnce({ seen: losing(seen, false), clock, by }).claim("m1").durable).toBe(false);
});
