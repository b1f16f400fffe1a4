import { expect, test } from "vitest";
import { compare } from "../../../src/commands/compare.js";
import { findExtremes } from "../../../src/commands/trend/find-extremes.js";
import { foldByHour } from "../../../src/commands/trend/fold-by-hour.js";
import { stepNamed, usualStep } from "../../../src/commands/trend/steps.js";
import type { Point } from "../../../src/commands/trend/trend-line.js";
import { trend } from "../../../src/commands/trend.js";
import { formatSentence } from "../../../src/conversation/format-ask.js";
import { parseSentence } from "../../../src/conversation/parse.js";
import { metric } from "../../../src/metrics/definitions.js";
import { defaultOrgSettings } from "../../../src/store/records.js";
import { sums } from "./queue-stats-world.js";

const HOUR = 3_600_000;
const start = Date.parse("2026-11-16T09:00:00Z");
const point = (n: number, answered: number, abandoned: number, whole = true): Point => ({
  from: start + n * HOUR,
  to: start + (n + 1) * HOUR,
  whole,
  sums: sums({ answered, abandoned }),
});
const line = (points: readonly Point[]) => ({
  name: "All",
  queueId: undefined,
  points,
  total: sums({ answered: 1, abandoned: 0 }),
});
const extremes = (points: readonly Point[], of = metric.abandonment) =>
  findExtremes(line(points), of, defaultOrgSettings).map(({ word, point: { from } }) => [word, (from - start) / HOUR]);

test("the best hour is the one with least abandonment, and an hour with hardly a caller is neither", () => {
  expect(extremes([point(0, 95, 5), point(1, 80, 20), point(2, 99, 1), point(3, 0, 1)])).toEqual([
    ["best", 2],
    ["worst", 1],
  ]);
});

test("an hour that is not over is not the one with fewest contacts", () => {
  expect(extremes([point(0, 90, 0), point(1, 60, 0), point(2, 1, 0, false)], metric.offered)).toEqual([
    ["highest", 0],
    ["lowest", 1],
  ]);
});

test("where every hour is alike none stands out", () => {
  expect(extremes([point(0, 10, 0), point(1, 10, 0)])).toEqual([]);
});

test("hours are folded by weekday in the zone, and their sums are added before anything is divided", () => {
  const weekLater = { ...point(24 * 7, 50, 50), from: start + 7 * 24 * HOUR };
  const { hours, cells } = foldByHour([point(0, 90, 10), weekLater, point(1, 1, 0)], "America/New_York");
  expect(hours).toEqual([4, 5]);
  expect(cells[0]?.[0]).toMatchObject({ times: 2, sums: { answered: 140, abandoned: 60 } });
  expect(cells[1]?.[0]).toEqual({ sums: undefined, times: 0 });
});

test.each([
  ["hour", "hour"],
  ["hours", "hour"],
  ["15 min", "15-minutes"],
  ["half hour", "30-minutes"],
  ["daily", "day"],
  ["moon", undefined],
])("by %s is %s", (words, step) => {
  expect(stepNamed(words)).toBe(step);
});

test("a day is divided by hours, a month by days, a year by months", () => {
  expect([25 * HOUR, 31 * 24 * HOUR, 365 * 24 * HOUR].map(usualStep)).toEqual(["hour", "day", "month"]);
});

test.each([
  "compare today with yesterday",
  "compare last week with 2026-11-02..2026-11-08",
  "compare today 00:00-10:07 with yesterday 00:00-10:07",
  "trend service level by hour last 28d",
  'trend offered today queue:"Billing","Claims"',
])("%s is its own canonical spelling", (text) => {
  const commands = [trend, compare];
  expect(formatSentence(parseSentence(text, commands), commands)).toBe(text);
});
