import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parsePeriod } from "../../../src/conversation/parse-period.js";
import { describePeriod, previousWeek, resolvePeriod } from "../../../src/conversation/period.js";
import { DAY, HOUR, phraseOf, range, refusal, resolve } from "./resolve-text.js";

describe("a phrase becomes the range a person in that zone means", () => {
  test.each<[string, string, string, boolean]>([
    ["now", "2026-11-20T08:52", "2026-11-20T09:07", true],
    ["today", "2026-11-19T23:00", "2026-11-20T09:07", true],
    ["yesterday", "2026-11-18T23:00", "2026-11-19T23:00", false],
    ["this week", "2026-11-15T23:00", "2026-11-20T09:07", true],
    ["last week", "2026-11-08T23:00", "2026-11-15T23:00", false],
    ["this month", "2026-10-31T23:00", "2026-11-20T09:07", true],
    ["last month", "2026-09-30T22:00", "2026-10-31T23:00", false],
    ["last 4h", "2026-11-20T05:07", "2026-11-20T09:07", true],
    ["last 30m", "2026-11-20T08:37", "2026-11-20T09:07", true],
    ["last 7d", "2026-11-13T09:07", "2026-11-20T09:07", true],
    ["friday", "2026-11-19T23:00", "2026-11-20T09:07", true],
    ["last friday", "2026-11-12T23:00", "2026-11-13T23:00", false],
    ["last monday", "2026-11-15T23:00", "2026-11-16T23:00", false],
    ["sunday", "2026-11-14T23:00", "2026-11-15T23:00", false],
    ["2026-11-18", "2026-11-17T23:00", "2026-11-18T23:00", false],
    ["2026-11-20", "2026-11-19T23:00", "2026-11-20T09:07", true],
    ["2026-11-01..2026-11-07", "2026-10-31T23:00", "2026-11-07T23:00", false],
    ["2026-11-19..2026-12-31", "2026-11-18T23:00", "2026-11-20T09:07", true],
    ["today 08:00-09:00", "2026-11-20T07:00", "2026-11-20T08:00", false],
    ["today 09:00-12:00", "2026-11-20T08:00", "2026-11-20T09:07", true],
    ["yesterday 18:00-24:00", "2026-11-19T17:00", "2026-11-19T23:00", false],
  ])("%s in Paris on Friday 20 November, 10:07", (text, from, to, open) => {
    expect(range(text, "Europe/Paris")).toEqual([from, to, open]);
  });

  test("zones with half hours have their own midnight", () => {
    expect(range("yesterday", "Asia/Kolkata")).toEqual(["2026-11-18T18:30", "2026-11-19T18:30", false]);
  });

  test("the date is the zone's, not the server's", () => {
    expect(range("today", "America/New_York", "2026-11-20T03:00:00Z")[0]).toBe("2026-11-19T05:00");
  });
});

describe("what cannot be counted is refused with its reason", () => {
  test.each([
    ["2026-11-21", "period-in-future"],
    ["today 18:00-19:00", "period-in-future"],
    ["2099-01-01..2099-12-31", "period-in-future"],
    ["2023-11-19", "period-too-old"],
    ["last 2000d", "period-too-old"],
    ["last 999999h", "period-too-old"],
    ["2023-11-21", "none"],
  ])("%s: %s", (text, code) => {
    expect(refusal(() => resolve(text, "Europe/Paris"))).toBe(code);
  });
});

const zones = fc.constantFrom(
  "America/New_York",
  "Europe/Paris",
  "Asia/Kolkata",
  "Australia/Lord_Howe",
  "America/Havana",
  "UTC",
);
const texts = fc.constantFrom(
  ...[
    "now",
    "today",
    "yesterday",
    "this week",
    "last week",
    "this month",
    "last month",
    "last 45m",
    "last 4h",
    "last 7d",
  ],
  ...["monday", "last sunday", "yesterday 02:00-03:30", "today 00:00-24:00", "yesterday 00:30-01:30"],
);
const instants = fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2027, 11, 31) });

describe("at any moment in any zone", () => {
  test("a period has a length, never reaches more than a minute beyond now, and is open exactly when it ends there", () => {
    fc.assert(
      fc.property(texts, zones, instants, (text, zone, now) => {
        const period = resolvePeriod(phraseOf(text), { now, zone });
        expect(period.to).toBeGreaterThan(period.from);
        expect(period.to).toBeLessThanOrEqual(Math.max(now, period.from + 60_000));
        if (period.open) expect(period.to).toBeGreaterThanOrEqual(now);
        expect(phraseOf(period.phrase)).toEqual(phraseOf(text));
      }),
      { examples: [["today", "Europe/Paris", Date.parse("2026-11-19T23:00:00Z")]] },
    );
  });

  test("the week before shows the same times of day, seven days earlier, and never overlaps with a day", () => {
    fc.assert(
      fc.property(fc.constantFrom("today", "yesterday", "monday", "last 4h"), zones, instants, (text, zone, now) => {
        const period = resolvePeriod(phraseOf(text), { now, zone });
        const before = previousWeek(period);
        expect(before.to).toBeGreaterThan(before.from);
        expect(Math.abs(period.to - before.to - 7 * DAY)).toBeLessThanOrEqual(HOUR);
        expect(before.open).toBe(false);
        expect(parsePeriod(before.phrase)).toHaveProperty("phrase");
      }),
    );
  });

  test("a day that is compared with one of 25 hours is compared with the whole of it", () => {
    const period = resolve("2026-11-01", "Europe/Paris");
    const before = previousWeek(period);
    expect([(before.to - before.from) / HOUR, before.phrase]).toEqual([25, "2026-10-25"]);
  });

  test("a day under way is compared with as much of the day a week before", () => {
    const before = previousWeek(resolve("today", "Europe/Paris", "2026-10-26T09:07:00Z"));
    expect(before.phrase).toBe("2026-10-19 00:00-10:07");
    expect(new Date(before.from).toISOString()).toBe("2026-10-18T22:00:00.000Z");
  });
});

test.each([
  ["yesterday", "Thu 19 Nov 2026 (Europe/Paris)"],
  ["2025-10-26", "Sun 26 Oct 2025 (Europe/Paris)"],
  ["today", "today, Fri 20 Nov 00:00–10:07 (Europe/Paris)"],
  ["today 09:00-12:00", "today, Fri 20 Nov 09:00–10:07 (Europe/Paris)"],
  ["yesterday 18:00-24:00", "Thu 19 Nov 2026 18:00–24:00 (Europe/Paris)"],
  ["last week", "Mon 9 – Sun 15 Nov 2026 (Europe/Paris)"],
  ["last month", "Thu 1 – Sat 31 Oct 2026 (Europe/Paris)"],
  ["2026-10-31..2026-11-01", "Sat 31 Oct – Sun 1 Nov 2026 (Europe/Paris)"],
  ["2025-12-31..2026-01-01", "Wed 31 Dec 2025 – Thu 1 Jan 2026 (Europe/Paris)"],
  ["this week", "this week, Mon 16 Nov 00:00 – Fri 20 Nov 10:07 (Europe/Paris)"],
  ["last 4h", "last 4h, Fri 20 Nov 06:07–10:07 (Europe/Paris)"],
])("%s reads %s", (text, shown) => {
  expect(describePeriod(resolve(text, "Europe/Paris"))).toBe(shown);
});
