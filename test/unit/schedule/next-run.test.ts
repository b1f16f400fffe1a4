import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nextRun, runsBetween } from "../../../src/schedule/next-run.js";
import type { Recurrence } from "../../../src/store/schedule-records.js";

const daily = (time: string, zone: string): Recurrence => ({ time, days: { kind: "every-day" }, zone });
const iso = (instant: number | undefined) => (instant === undefined ? undefined : new Date(instant).toISOString());
const instant = (text: string) => Date.parse(text);
const DAY_MS = 86_400_000;

describe("the next run", () => {
  test("is today while its time is to come, else tomorrow", () => {
    const rule = daily("18:00", "Europe/Paris");
    expect(nextRun(rule, instant("2026-11-20T10:00:00Z"), {})).toEqual({
      date: "2026-11-20",
      at: instant("2026-11-20T17:00:00Z"),
    });
    expect(iso(nextRun(rule, instant("2026-11-20T17:00:00Z"), {})?.at)).toBe("2026-11-21T17:00:00.000Z");
  });

  test("of a time that the clocks skip is the jump", () => {
    const rule = daily("02:30", "Europe/Paris");
    expect(nextRun(rule, instant("2026-03-28T12:00:00Z"), {})).toEqual({
      date: "2026-03-29",
      at: instant("2026-03-29T01:00:00Z"),
    });
  });

  test("of a time that occurs twice is the first of them, once", () => {
    const rule = daily("02:30", "Europe/Paris");
    const [first, second] = runsBetween(rule, instant("2026-10-24T12:00:00Z"), instant("2026-10-26T12:00:00Z"), {});
    expect(first).toEqual({ date: "2026-10-25", at: instant("2026-10-25T00:30:00Z") });
    expect(second?.date).toBe("2026-10-26");
  });

  test("exists where the day begins at one o'clock, and where it begins twice", () => {
    const cuba = daily("00:00", "America/Havana");
    expect(iso(nextRun(cuba, instant("2026-03-08T02:00:00Z"), {})?.at)).toBe("2026-03-08T05:00:00.000Z");
    const dates = runsBetween(cuba, instant("2026-10-30T12:00:00Z"), instant("2026-11-03T12:00:00Z"), {}).map(
      (r) => r.date,
    );
    expect(dates).toEqual(["2026-10-31", "2026-11-01", "2026-11-02", "2026-11-03"]);
  });

  test.each<[string, Recurrence["days"], readonly string[]]>([
    ["weekdays", { kind: "weekdays", isoDays: [1, 3] }, ["2026-11-02", "2026-11-04", "2026-11-09"]],
    ["the last Friday", { kind: "month-weekday", nth: "last", isoDay: 5 }, ["2026-11-27", "2026-12-25", "2027-01-29"]],
    ["the second Tuesday", { kind: "month-weekday", nth: 2, isoDay: 2 }, ["2026-11-10", "2026-12-08", "2027-01-12"]],
    ["the 31st, or the month's last day", { kind: "month-day", day: 31 }, ["2026-11-30", "2026-12-31", "2027-01-31"]],
    ["business days", { kind: "business-days" }, ["2026-11-03", "2026-11-04", "2026-11-05"]],
  ])("falls on %s", (_, days, expected) => {
    const rule: Recurrence = { time: "08:00", days, zone: "America/New_York" };
    const calendar = { holidays: ["2026-11-02"] };
    const runs = runsBetween(rule, instant("2026-11-01T12:00:00Z"), instant("2027-02-15T12:00:00Z"), calendar);
    expect(runs.slice(0, 3).map(({ date }) => date)).toEqual(expected);
  });

  test("is none when the calendar has no business at all", () => {
    const rule: Recurrence = { time: "08:00", days: { kind: "business-days" }, zone: "UTC" };
    expect(nextRun(rule, 0, { businessDays: [] })).toBeUndefined();
  });
});

const zones = ["America/New_York", "Europe/Paris", "Asia/Kolkata", "Australia/Lord_Howe", "America/Havana", "UTC"];

test("over any 400 days every local date comes exactly once, in order, whatever the clocks do", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.integer({ min: 0, max: 1439 }),
      fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2027, 0, 1) }),
      (zone, minute, start) => {
        const time = `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
        const runs = runsBetween(daily(time, zone), start, start + 400 * DAY_MS, {});
        const dates = runs.map(({ date }) => Date.parse(date));
        expect(runs.length).toBeGreaterThanOrEqual(399);
        for (let i = 1; i < runs.length; i++) {
          expect((dates[i] ?? 0) - (dates[i - 1] ?? 0)).toBe(DAY_MS);
          expect(runs[i]?.at).toBeGreaterThan(runs[i - 1]?.at ?? 0);
        }
      },
    ),
    { numRuns: 40 },
  );
});
