import { expect, test } from "vitest";
import { isPartOfDay } from "../../../../src/wxcc/statistics/part-of-day.js";

const zone = "America/New_York";
const at = (text: string) => Date.parse(text);
const now = at("2026-11-20T10:07:30-05:00");

test.each<[string, string, string, boolean]>([
  ["a whole day", "2026-11-19T00:00:00-05:00", "2026-11-20T00:00:00-05:00", false],
  ["the day on which the clocks go back", "2026-11-01T00:00:00-04:00", "2026-11-02T00:00:00-05:00", false],
  ["today so far", "2026-11-20T00:00:00-05:00", "2026-11-20T10:07:00-05:00", false],
  ["a day that goes on", "2026-11-20T00:00:00-05:00", "2026-11-21T00:00:00-05:00", false],
  ["the last two hours", "2026-11-20T08:07:00-05:00", "2026-11-20T10:07:00-05:00", true],
  ["a morning that is over", "2026-11-19T00:00:00-05:00", "2026-11-19T12:00:00-05:00", true],
  ["somebody else's day", "2026-11-19T00:00:00+01:00", "2026-11-20T00:00:00+01:00", true],
])("%s: part of a day?", (_what, from, to, expected) => {
  expect(isPartOfDay({ from: at(from), to: at(to) }, zone, now)).toBe(expected);
});
