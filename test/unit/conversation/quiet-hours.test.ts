import fc from "fast-check";
import { expect, test } from "vitest";
import { formatQuietHours, isQuiet, readQuietHours } from "../../../src/conversation/quiet-hours.js";

const at = (hours: number, minutes = 0) => hours * 60 + minutes;

test.each([
  ["22:00-07:00", at(22), at(7)],
  ["22:00 – 7:30", at(22), at(7, 30)],
  ["from 22:00 to 07:00", at(22), at(7)],
  ["between 9 and 17", at(9), at(17)],
  ["12:15 until 13:00", at(12, 15), at(13)],
  ["22:00-24:00", at(22), 0],
  ["00:00-06:00", 0, at(6)],
])("%s", (text, fromMinute, toMinute) => {
  expect(readQuietHours(text)).toEqual({ fromMinute, toMinute });
});

test.each([
  ["25:00-07:00", "and no day has a time 25:00"],
  ["22:00-07:60", "and no day has a time 07:60"],
  ["22:00-24:01", "and no day has a time 24:01"],
  ["24:00-07:00", "and a day begins at 00:00"],
  ["22:00-22:00", "which begins and ends at the same time: that could mean always or never"],
  ["00:00-24:00", "which begins and ends at the same time: that could mean always or never"],
  ["at night", ""],
  ["22:00", ""],
  ["22:00-", ""],
  ["-2:00-07:00", ""],
  ["10pm-7am", ""],
  ["", ""],
])("%s is none, and it is said why", (text, wrong) => {
  expect(readQuietHours(text)).toEqual({ wrong });
});

test("what is written of any two times of a day is read as the same two", () => {
  const minute = fc.integer({ min: 0, max: 1439 });
  fc.assert(
    fc.property(minute, minute, (fromMinute, toMinute) => {
      fc.pre(fromMinute !== toMinute);
      const hours = { fromMinute, toMinute };
      expect(formatQuietHours(hours)).toMatch(/^\d\d:\d\d-\d\d:\d\d$/);
      expect(readQuietHours(formatQuietHours(hours))).toEqual(hours);
    }),
  );
});

const minuteMs = 60_000;
const zones = ["America/New_York", "Europe/Paris", "Australia/Lord_Howe", "Asia/Kathmandu"];
const readClock = (instant: number, zone: string) => {
  const parts = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit" }).format(
    instant,
  );
  const [hour = 0, minute = 0] = parts.split(":").map(Number);
  return (hour % 24) * 60 + minute;
};

test("it is quiet exactly while the clocks of the zone show a time between the two, at any time of the year", () => {
  const minute = fc.integer({ min: 0, max: 1439 });
  const instant = fc.integer({ min: Date.parse("2026-01-01"), max: Date.parse("2028-01-01") });
  fc.assert(
    fc.property(minute, minute, instant, fc.constantFrom(...zones), (fromMinute, toMinute, at_, zone) => {
      fc.pre(fromMinute !== toMinute);
      const shown = readClock(at_, zone);
      const steps = (shown - fromMinute + 1440) % 1440;
      expect(isQuiet(at_, { fromMinute, toMinute }, zone)).toBe(steps < (toMinute - fromMinute + 1440) % 1440);
    }),
  );
});

test("over a day of any length the quiet is as long as the clocks show it", () => {
  const quiet = { fromMinute: at(1, 30), toMinute: at(2, 30) };
  const quietMinutes = (date: string) => {
    const start = Date.parse(`${date}T00:00:00-05:00`) - 60 * minuteMs;
    return Array.from({ length: 6 * 60 }, (_, n) => isQuiet(start + n * minuteMs, quiet, "America/New_York")).filter(
      Boolean,
    ).length;
  };
  expect(quietMinutes("2026-11-20")).toBe(60);
  // 02:00–03:00 does not exist: the stretch is over when the clocks jump.
  expect(quietMinutes("2026-03-08")).toBe(30);
  // 01:00–02:00 comes twice.
  expect(quietMinutes("2026-11-01")).toBe(90);
});

test("without quiet hours it is never quiet", () => {
  expect(isQuiet(0, undefined, "UTC")).toBe(false);
});
