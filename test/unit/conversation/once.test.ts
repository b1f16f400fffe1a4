import { describe, expect, test } from "vitest";
import { createOnce } from "../../../src/conversation/once.js";
import { Problem } from "../../../src/errors.js";
import { createSandboxClock } from "../../../src/sandbox/clock.js";
import { createLateWrites } from "../../../src/store/late-writes.js";
import { quietLog } from "../../helpers/quiet-log.js";

const DAY = 86_400_000;

/** Ids on a disk that outlives the process. */
function disk() {
  const ids = new Map<string, number | undefined>();
  return {
    ids,
    get: async (id: string) => (ids.has(id) ? { at: 1000 } : undefined),
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

describe("where several processes share a store", () => {
  const gone = () => new Problem("store-unavailable", { say: "Away.", next: "Wait." });

  /** A store beyond a network: `broken` calls fail, before or after they were done. */
  function network() {
    const kept = new Map<string, { readonly at: number; readonly by?: string | undefined }>();
    const broken: ("before" | "after")[] = [];
    return {
      kept,
      broken,
      get: async (id: string) => kept.get(id),
      add: async (id: string, value: { readonly at: number; readonly by?: string | undefined }) => {
        const when = broken.shift();
        if (when === "before") throw gone();
        const isFirst = !kept.has(id);
        if (isFirst) kept.set(id, value);
        if (when === "after") throw gone();
        return isFirst;
      },
    };
  }
  const instanceOn = (seen: ReturnType<typeof network>, instance: string) => {
    const late = createLateWrites({ clock, log: quietLog, track: () => undefined });
    return createOnce({ seen, clock, sharing: { late, instance } });
  };

  test.each(["before", "after"] as const)(
    "a connection that breaks %s the claim is written loses no answer",
    async (when) => {
      const seen = network();
      seen.broken.push(when);
      expect(await instanceOn(seen, "one").claim("m1").durable).toBe(true);
      expect(await instanceOn(seen, "two").claim("m1").durable).toBe(false);
    },
  );

  test("a connection that breaks while another process claims gives no second answer", async () => {
    const seen = network();
    expect(await instanceOn(seen, "two").claim("m1").durable).toBe(true);
    seen.broken.push("before");
    expect(await instanceOn(seen, "one").claim("m1").durable).toBe(false);
  });

  test("while the store is away a claim counts", async () => {
    const seen = network();
    seen.broken.push("before", "before");
    expect(await instanceOn(seen, "one").claim("m1").durable).toBe(true);
    expect(seen.kept.size).toBe(0);
  });
});
