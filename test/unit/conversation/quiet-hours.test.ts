import fc from "fast-check";
import { expect, test } from "vitest";
import { formatQuietHours, readQuietHours } from "../../../src/conversation/quiet-hours.js";

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
