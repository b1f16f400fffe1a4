import fc from "fast-check";
import { expect, test } from "vitest";
import { createEarlyPolls, earlyGapMs } from "../../../src/alerts/early-polls.js";

const SECOND = 1000;
const GAP = 15 * SECOND;

test("the first event wakes whoever polls, the others until the poll do not", () => {
  const early = createEarlyPolls();
  let woken = 0;
  early.onNews(() => woken++);
  for (let n = 0; n < 100; n++) early.heard("org", n * 10);
  expect(woken).toBe(1);
  expect(early.dueAt("org", GAP)).toBe(2 * SECOND);
  early.begun("org", 2 * SECOND);
  expect(early.dueAt("org", GAP)).toBeUndefined();
  early.heard("org", 3 * SECOND);
  expect([woken, early.dueAt("org", GAP)]).toEqual([2, 17 * SECOND]);
});

test("events of one org are nothing to another", () => {
  const early = createEarlyPolls();
  early.heard("one", 0);
  expect(early.dueAt("other", GAP)).toBeUndefined();
});

test("whatever happens when, polls are at least the gap apart, and every event is seen by a poll within gap and settling", () => {
  const events = fc.array(fc.integer({ min: 0, max: 120 * SECOND }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(events, fc.integer({ min: GAP, max: 60 * SECOND }), (moments, gapMs) => {
      const early = createEarlyPolls();
      const polls: number[] = [];
      const pollUntil = (at: number) => {
        const due = early.dueAt("org", gapMs);
        if (due === undefined || due > at) return;
        early.begun("org", due);
        polls.push(due);
      };
      const sorted = [...moments].sort((a, b) => a - b);
      for (const at of sorted) {
        pollUntil(at);
        early.heard("org", at);
      }
      pollUntil(Number.POSITIVE_INFINITY);
      for (const [n, at] of polls.entries()) if (n > 0) expect(at - (polls[n - 1] ?? 0)).toBeGreaterThanOrEqual(gapMs);
      for (const at of sorted) expect(polls.some((poll) => poll >= at && poll - at <= gapMs + 2 * SECOND)).toBe(true);
    }),
  );
});

test("figures of a poll are never older than those of the early poll before it", () => {
  const early = createEarlyPolls();
  expect(early.begun("org", 0)).toBeUndefined();
  early.heard("org", 30 * SECOND);
  expect(early.begun("org", 32 * SECOND)).toBe(32 * SECOND);
  expect(early.begun("org", 60 * SECOND)).toBe(60 * SECOND);
  // What is shared is at most a minute old.
  expect(early.begun("org", 120 * SECOND)).toBeUndefined();
});

test("a poll that could not begin is tried again a gap later", () => {
  const early = createEarlyPolls();
  early.heard("org", 0);
  early.putOff("org", 2 * SECOND);
  expect(early.dueAt("org", GAP)).toBe(17 * SECOND);
});

test("fifteen seconds are enough for a dozen calls a poll; where the budget is small, early polls are rare", () => {
  expect(earlyGapMs(12, 240)).toBe(15 * SECOND);
  expect(earlyGapMs(24, 240)).toBe(30 * SECOND);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 300 }), (calls, perMinute) => {
      expect((calls * 60_000) / earlyGapMs(calls, perMinute)).toBeLessThanOrEqual(perMinute * 0.2 + 1e-6);
    }),
  );
});
