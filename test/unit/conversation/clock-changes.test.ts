import { describe, expect, test } from "vitest";
import { resolvePeriod } from "../../../src/conversation/period.js";
import { wallTime } from "../../../src/conversation/wall-time.js";
import { DAY, HOUR, phraseOf, range, refusal, resolve } from "./resolve-text.js";

describe("the days on which the clocks change", () => {
  test.each<[string, string, number]>([
    ["2026-03-29", "Europe/Paris", 23],
    ["2026-10-25", "Europe/Paris", 25],
    ["2026-03-08", "America/New_York", 23],
    ["2026-11-01", "America/New_York", 25],
    ["2026-10-04", "Australia/Lord_Howe", 23.5],
    ["2026-04-05", "Australia/Lord_Howe", 24.5],
    // Clocks go back from 01:00 to 00:00: midnight comes twice.
    ["2025-11-02", "America/Havana", 25],
    // Clocks go forward at 24:00: the next day has no midnight.
    ["2026-09-06", "America/Santiago", 23],
    ["2026-11-18", "Asia/Kolkata", 24],
  ])("%s in %s has %d hours", (day, zone, hours) => {
    const { from, to } = resolve(day, zone);
    expect((to - from) / HOUR).toBe(hours);
  });

  test("a month with a change is an hour longer", () => {
    const { from, to } = resolve("last month", "Europe/Paris");
    expect((to - from) / HOUR).toBe(31 * 24 + 1);
  });

  test("a time the clocks skip begins at the jump; a range wholly skipped does not exist", () => {
    expect(range("2026-03-29 02:30-04:00", "Europe/Paris").slice(0, 2)).toEqual([
      "2026-03-29T01:00",
      "2026-03-29T02:00",
    ]);
    expect(refusal(() => resolve("2026-03-29 02:00-02:30", "Europe/Paris"))).toBe("bad-period");
  });

  test("a time that comes twice begins at its first time, and neighbouring ranges meet", () => {
    expect(range("2026-10-25 02:00-03:00", "Europe/Paris").slice(0, 2)).toEqual([
      "2026-10-25T00:00",
      "2026-10-25T02:00",
    ]);
    expect(range("2026-10-25 01:00-02:30", "Europe/Paris")[1]).toBe(range("2026-10-25 02:30-04:00", "Europe/Paris")[0]);
  });

  test.each([
    "America/New_York",
    "Europe/Paris",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "America/Havana",
    "Africa/Cairo",
  ])("the days of a year in %s follow each other without gap or overlap", (zone) => {
    const now = Date.parse("2027-01-15T00:00:00Z");
    let end = resolvePeriod(phraseOf("2025-12-31"), { now, zone }).to;
    for (let day = Date.UTC(2026, 0, 1); day < Date.UTC(2027, 0, 1); day += DAY) {
      const date = new Date(day).toISOString().slice(0, 10);
      const period = resolvePeriod({ kind: "date", date }, { now, zone });
      expect([date, period.from]).toEqual([date, end]);
      end = period.to;
    }
    expect(wallTime(end, zone)).toBe(Date.UTC(2027, 0, 1));
  });
});
