import fc from "fast-check";
import { expect, test } from "vitest";
import { isAlive, isDue, isDueInBackground } from "../../../src/orgs/token-life.js";

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const living = (lifeMs: number) => ({ obtainedAt: 0, expiresAt: lifeMs });

test.each([
  ["14 days", 14 * DAY_MS, 1.4 * DAY_MS],
  ["12 hours", DAY_MS / 2, DAY_MS / 20],
  ["40 minutes", 40 * MINUTE_MS, 5 * MINUTE_MS],
  ["6 minutes", 6 * MINUTE_MS, 3 * MINUTE_MS],
])("a life of %s is renewed in time", (_, lifeMs, leadMs) => {
  expect(isDue(living(lifeMs), lifeMs - leadMs)).toBe(false);
  expect(isDue(living(lifeMs), lifeMs - leadMs + 1)).toBe(true);
});

test("whatever life Webex states: due before it ends, and not in its first half", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 * DAY_MS }), fc.string(), (lifeMs, orgId) => {
      expect(isDue(living(lifeMs), lifeMs)).toBe(true);
      expect(isDueInBackground(orgId, living(lifeMs), Math.floor(lifeMs / 2))).toBe(false);
    }),
  );
});

test("the background comes first, so that no question waits for what is due in the normal way", () => {
  fc.assert(
    fc.property(fc.uuid(), fc.integer({ min: 1, max: 14 * DAY_MS }), (orgId, at) => {
      const token = living(14 * DAY_MS);
      expect(!isDue(token, at) || isDueInBackground(orgId, token, at)).toBe(true);
    }),
  );
});

test("a token dies at the very moment Webex named", () => {
  expect([isAlive(living(10), 9), isAlive(living(10), 10)]).toEqual([true, false]);
});
