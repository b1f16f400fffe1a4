import fc from "fast-check";
import { expect, test } from "vitest";
import { cutIntervalWindows } from "../../../../src/wxcc/statistics/interval-windows.js";
import { type IntervalStep, intervalAt, intervalStarts } from "../../../../src/wxcc/statistics/intervals.js";
import { floorToQuarter } from "../../../../src/wxcc/statistics/windows.js";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const steps: readonly IntervalStep[] = ["15-minutes", "30-minutes", "hour", "day", "week", "month"];
const zones = [
  "UTC",
  "Europe/Paris",
  "America/New_York",
  "Asia/Kolkata",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Africa/Cairo",
];
const at = (text: string) => Date.parse(text);

const someRange = fc
  .record({
    from: fc.integer({ min: at("2026-01-01"), max: at("2026-12-01") }),
    ms: fc.integer({ min: 1, max: 40 * DAY }),
  })
  .map(({ from, ms }) => ({ from, to: from + ms }));
const someInterval = fc.record({ step: fc.constantFrom(...steps), zone: fc.constantFrom(...zones) });

test("intervals ascend, hold the whole range, and every instant lies in the last one that has begun", () => {
  fc.assert(
    fc.property(someRange, someInterval, fc.double({ min: 0, max: 0.999, noNaN: true }), (range, interval, share) => {
      const starts = intervalStarts(range, interval);
      expect(starts).toEqual([...new Set(starts)].sort((a, b) => a - b));
      expect(starts[0]).toBeLessThanOrEqual(range.from);
      expect(starts.at(-1)).toBeLessThan(range.to);
      const instant = range.from + Math.floor((range.to - range.from) * share);
      expect(intervalAt(starts, instant)).toBe(starts.filter((start) => start <= instant).at(-1));
    }),
    { numRuns: 150 },
  );
});

test.each([
  ["in autumn, of 25 h", "2026-10-25T00:00:00+02:00", "2026-10-26T00:00:00+01:00"],
  ["in spring, of 23 h", "2026-03-29T00:00:00+01:00", "2026-03-30T00:00:00+02:00"],
])("a local day %s is one day, with the next one right behind it", (_, from, next) => {
  const range = { from: at(from) + HOUR, to: at(next) + HOUR };
  expect(intervalStarts(range, { step: "day", zone: "Europe/Paris" })).toEqual([at(from), at(next)]);
  const hours = intervalStarts({ from: at(from), to: at(next) }, { step: "hour", zone: "Europe/Paris" });
  expect(hours).toHaveLength((at(next) - at(from)) / HOUR);
});

test("weeks begin on Monday, and hours when the zone's clocks show :00", () => {
  const range = { from: at("2026-11-18T10:07:00Z"), to: at("2026-11-24T00:00:00Z") };
  expect(intervalStarts(range, { step: "week", zone: "UTC" })).toEqual([
    at("2026-11-16T00:00Z"),
    at("2026-11-23T00:00Z"),
  ]);
  expect(intervalStarts(range, { step: "hour", zone: "Asia/Kolkata" })[0]).toBe(at("2026-11-18T15:00+05:30"));
});

test("REST's windows cover the floored range once, stay under 24 h, and divide only by what REST knows", () => {
  fc.assert(
    fc.property(someRange, someInterval, (range, interval) => {
      const windows = cutIntervalWindows(range, interval);
      const whole = { from: floorToQuarter(range.from), to: floorToQuarter(range.to) };
      let reached = whole.from;
      for (const window of windows) {
        expect(window.from).toBe(reached);
        expect(window.to - window.from).toBeLessThan(DAY);
        expect(window.to).toBeGreaterThan(window.from);
        reached = window.to;
      }
      expect(reached).toBe(Math.max(whole.to, whole.from));
    }),
    { numRuns: 150 },
  );
});

test("whatever REST divides, each of its intervals lies within one of ours", () => {
  fc.assert(
    fc.property(
      someRange,
      someInterval.filter(({ zone }) => zone !== "Australia/Lord_Howe"),
      (range, interval) => {
        const starts = intervalStarts({ from: floorToQuarter(range.from), to: range.to }, interval);
        for (const window of cutIntervalWindows(range, interval)) {
          const length = window.minutes === undefined ? window.to - window.from : window.minutes * 60_000;
          for (let from = window.from; from < window.to; from += length) {
            const last = Math.min(from + length, window.to) - 1;
            expect(intervalAt(starts, from)).toBe(intervalAt(starts, last));
          }
        }
      },
    ),
    { numRuns: 60 },
  );
});

test("a day by the hour is two REST calls, a zone that is half an hour off is asked for by half hours", () => {
  const day = { from: at("2026-11-19T00:00:00+01:00"), to: at("2026-11-20T00:00:00+01:00") };
  expect(cutIntervalWindows(day, { step: "hour", zone: "Europe/Paris" }).map(({ minutes }) => minutes)).toEqual([
    60, 60,
  ]);
  const kolkata = { from: at("2026-11-19T00:00:00+05:30"), to: at("2026-11-19T12:00:00+05:30") };
  expect(cutIntervalWindows(kolkata, { step: "hour", zone: "Asia/Kolkata" })).toEqual([{ ...kolkata, minutes: 30 }]);
});
