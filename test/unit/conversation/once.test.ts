import { expect, test } from "vitest";
import { createOnce } from "../../../src/conversation/once.js";
import { createSandboxClock } from "../../../src/sandbox/clock.js";

const DAY = 86_400_000;

/** Ids on a disk that outlives the process. */
function disk() {
  const ids = new Map<string, number | undefined>();
  return {
    ids,
    add: async (id: string, _: { at: number }, lifetime?: { readonly expiresAt?: number }) => {
      if (ids.has(id)) return false;
      ids.set(id, lifetime?.expiresAt);
      return true;
    },
  };
}
const clock = createSandboxClock({ start: 1000, running: false });

test("of two deliveries of one message only one is answered", async () => {
  const once = createOnce({ seen: disk(), clock });
  const claims = [once.claim("m1"), once.claim("m1"), once.claim("m2")];
  expect(claims.map(({ first }) => first)).toEqual([true, false, true]);
  expect(await Promise.all(claims.map(({ durable }) => durable))).toEqual([true, false, true]);
});

test("a message that was answered before a restart is not answered again", async () => {
  const seen = disk();
  await createOnce({ seen, clock }).claim("m1").durable;
  expect(await createOnce({ seen, clock }).claim("m1").durable).toBe(false);
});

test("a claim is kept for a day", async () => {
  const seen = disk();
  await createOnce({ seen, clock }).claim("m1").durable;
  expect(seen.ids.get("m1")).toBe(1000 + DAY);
});

test("memory does not grow with the number of messages, and the disk still knows the old ones", async () => {
  const once = createOnce({ seen: disk(), clock });
  await once.claim("first").durable;
  for (let i = 0; i < 10_000; i += 1) once.claim(`m${i}`);
  const again = once.claim("first");
  expect([again.first, await again.durable]).toEqual([true, false]);
});
