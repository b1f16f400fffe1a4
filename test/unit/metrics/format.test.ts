import fc from "fast-check";
import { expect, test } from "vitest";
import { formatCount, formatDuration, formatPercent, formatValue } from "../../../src/metrics/format.js";

test.each([
  [0.77, "77.0\u00a0%"],
  [0.7695, "77.0\u00a0%"],
  [1, "100.0\u00a0%"],
  [0, "0.0\u00a0%"],
  [null, "—"],
])("%s as a percentage is %s", (fraction, text) => expect(formatPercent(fraction)).toBe(text));

test.each([
  [0, "0\u00a0s"],
  [38_000, "38\u00a0s"],
  [59_400, "59\u00a0s"],
  [59_600, "1:00"],
  [245_000, "4:05"],
  [3_599_700, "1:00:00"],
  [3_723_000, "1:02:03"],
  [null, "—"],
])("%s ms as a duration is %s", (ms, text) => expect(formatDuration(ms)).toBe(text));

test.each([
  [0, "0"],
  [999, "999"],
  [1000, "1\u202f000"],
  [1234567, "1\u202f234\u202f567"],
  [null, "—"],
])("%s as a count is %s", (count, text) => expect(formatCount(count)).toBe(text));

test("a count can be read back whatever its size", () => {
  fc.assert(
    fc.property(fc.nat(), (n) => {
      expect(Number(formatCount(n).replaceAll("\u202f", ""))).toBe(n);
    }),
  );
});

test("a value is written in its own unit", () => {
  expect([formatValue(0.5, "percent"), formatValue(60_000, "duration"), formatValue(7, "count")]).toEqual([
    "50.0\u00a0%",
    "1:00",
    "7",
  ]);
});
