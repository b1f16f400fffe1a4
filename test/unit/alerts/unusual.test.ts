import fc from "fast-check";
import { expect, test } from "vitest";
import { newState } from "../../../src/alerts/evaluate.js";
import { judgeSlot, observeSlot } from "../../../src/alerts/judge-slot.js";
import { readRule } from "../../../src/alerts/read-rule.js";
import { lastSlot } from "../../../src/alerts/slot.js";
import { judge, median } from "../../../src/alerts/unusual.js";
import { noContacts } from "../../../src/metrics/sums.js";

const NEW_YORK = "America/New_York";
const at = (text: string) => Date.parse(text);

test("fewer than three weeks tell nothing", () => {
  expect(judge(0.5, [0.03, 0.04], "percent")).toBeUndefined();
});

test.each([
  [0.124, [0.031, 0.025, 0.04, 0.03], true],
  [0.05, [0.031, 0.025, 0.04, 0.03], false],
  [0.124, [0.02, 0.3, 0.05, 0.15], false],
  [0.06, [0.04, 0.04, 0.04, 0.04], false],
  [0.08, [0.04, 0.04, 0.04, 0.04], true],
  [0.12, [0.03, 0.03, 0.9, 0.04], true],
])("abandonment of %s after %j: unusual is %s", (value, others, unusual) => {
  expect(judge(value, others, "percent")?.unusual).toBe(unusual);
});

test("one odd week does not make the others unusual, and the median lies among them", () => {
  const rates = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 8 });
  fc.assert(
    fc.property(rates, (others) => {
      const middle = median(others);
      expect(middle).toBeGreaterThanOrEqual(Math.min(...others));
      expect(middle).toBeLessThanOrEqual(Math.max(...others));
      expect(judge(middle, others, "percent")?.unusual).toBe(false);
      expect(judge(middle, [...others].reverse(), "percent")).toEqual(judge(middle, others, "percent"));
    }),
  );
});

test("the slot is the last full hour, and that hour of the four weeks before, holidays left out", () => {
  const slot = lastSlot(at("2026-11-20T15:20:00-05:00"), NEW_YORK, ["2026-11-06"]);
  expect(slot.range).toEqual({ from: at("2026-11-20T14:00:00-05:00"), to: at("2026-11-20T15:00:00-05:00") });
  expect(slot.before.map(({ from }) => from)).toEqual([
    at("2026-11-13T14:00:00-05:00"),
    // Before the first of November clocks showed summer time.
    at("2026-10-30T14:00:00-04:00"),
    at("2026-10-23T14:00:00-04:00"),
  ]);
  expect(lastSlot(at("2026-11-20T15:03:00-05:00"), NEW_YORK).range.to).toBe(at("2026-11-20T14:00:00-05:00"));
});

test("an hour that the clocks skipped or showed twice is not compared with", () => {
  const zones = fc.constantFrom(NEW_YORK, "Europe/Paris", "Australia/Lord_Howe", "Asia/Kathmandu");
  const instant = fc.integer({ min: at("2026-01-01"), max: at("2028-01-01") });
  fc.assert(
    fc.property(instant, zones, (now, zone) => {
      const { range, before } = lastSlot(now, zone);
      expect(range.to).toBeLessThanOrEqual(now - 5 * 60_000);
      expect(before.length).toBeGreaterThanOrEqual(3);
      for (const { from, to } of before) expect(to - from).toBe(3_600_000);
    }),
  );
});

const reading = (abandoned: number, offered: number) => ({
  source: "search" as const,
  rows: [
    {
      ...{ queueId: "q", queueName: "Billing", channel: "voice" as const },
      sums: { ...noContacts, offered, abandoned, answered: offered - abandoned },
    },
  ],
});
const rule = readRule("when abandonment today is unusual", (words) => words);
const slot = lastSlot(at("2026-11-20T15:20:00-05:00"), NEW_YORK);
const settings = { serviceLevelVariant: "B" as const };
const judged = (now: ReturnType<typeof reading>, weeks: readonly ReturnType<typeof reading>[]) =>
  judgeSlot(rule, { slot, now, before: weeks }, undefined, settings, NEW_YORK);
const usual = [reading(4, 160), reading(5, 160), reading(5, 160), reading(6, 150)];

test("the card explains itself: the figure, of how many, and what is usual", () => {
  expect(judged(reading(22, 180), usual)?.explained.replace(/\u00a0/g, " ")).toBe(
    "14:00–15:00: 12.2 % of 180; usual 3.1 % (2.5 %–4.0 % on 4 Fridays)",
  );
});

test("too few contacts in the hour or in the weeks are not judged", () => {
  expect(judged(reading(10, 19), usual)).toBeUndefined();
  expect(judged(reading(22, 180), [...usual.slice(0, 2), reading(1, 10), reading(0, 5)])).toBeUndefined();
});

test("a slot is judged once, an event lasts until the first that is usual, and what cannot be judged changes nothing", () => {
  const odd = judged(reading(22, 180), usual);
  const begun = observeSlot(newState("a", 0), 1, odd, 100);
  expect(begun).toMatchObject({ level: "warning", startedAt: 100, explained: odd?.explained });
  expect(observeSlot(begun, 1, judged(reading(5, 160), usual), 200)).toBe(begun);
  expect(observeSlot(begun, 2, undefined, 200)).toMatchObject({ level: "warning", since: 100 });
  expect(observeSlot(begun, 2, judged(reading(5, 160), usual), 300)).toMatchObject({
    level: "calm",
    ended: "resolved",
  });
});
