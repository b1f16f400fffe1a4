import { expect, test } from "vitest";
import { briefDuration, clockTime, dateTimeIn, spokenTime } from "../../../../src/web/player/format-time.js";

test.each([
  [0, "0:00", "0 seconds", "0 s"],
  [999, "0:00", "0 seconds", "1 s"],
  [61_000, "1:01", "1 minute 1 second", "1 min 1 s"],
  [120_000, "2:00", "2 minutes", "2 min"],
  [3_600_000, "1:00:00", "1 hour", "1 h 0 min"],
  [3_725_900, "1:02:05", "1 hour 2 minutes 5 seconds", "1 h 2 min"],
  [-5, "0:00", "0 seconds", "0 s"],
])("%i ms is shown as %s, spoken as %s, took %s", (ms, shown, spoken, took) => {
  expect([clockTime(ms), spokenTime(ms), briefDuration(ms)]).toEqual([shown, spoken, took]);
});

test("a date is the space's, not the browser's", () => {
  const at = Date.parse("2026-11-20T03:05:00Z");
  expect(dateTimeIn("America/New_York", at)).toBe("Thu 19 Nov 2026, 22:05");
  expect(dateTimeIn("Europe/Paris", at)).toBe("Fri 20 Nov 2026, 04:05");
});
