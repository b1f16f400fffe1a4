import fc from "fast-check";
import { expect, test } from "vitest";
import { backOffMs, retryAfterSeconds } from "../../src/back-off.js";

test("back-off doubles from the first pause, never exceeds the longest and is never shorter than half of that", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (tries, random) => {
      const whole = Math.min(1000 * 2 ** (tries - 1), 60_000);
      const ms = backOffMs(tries, random, { firstMs: 1000, longestMs: 60_000 });
      expect(ms).toBeGreaterThanOrEqual(whole / 2);
      expect(ms).toBeLessThanOrEqual(whole);
    }),
  );
});

test.each([
  ["2", 2],
  ["0", 0],
  [" 15 ", 15],
  ["1.5", 1.5],
  [null, undefined],
  ["soon", undefined],
  ["-3", undefined],
  ["99999999999", undefined],
])("Retry-After %s is %s seconds", (header, seconds) => expect(retryAfterSeconds(header)).toBe(seconds));
