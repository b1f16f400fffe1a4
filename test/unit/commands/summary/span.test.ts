import { expect, test } from "vitest";
import { datesBefore, datesOf, spanOf } from "../../../../src/commands/summary/span.js";
import { parsePeriod } from "../../../../src/conversation/parse-period.js";
import { resolvePeriod } from "../../../../src/conversation/period.js";

const zone = "Europe/Paris";
/** A Friday. */
const now = Date.parse("2026-11-20T18:00:00+01:00");
const spanFor = (words: string) => {
  const read = parsePeriod(words);
  if (!read || !("phrase" in read)) throw new Error(`${words} is no period`);
  return spanOf(resolvePeriod(read.phrase, { now, zone }));
};
const local = (instant: number) => new Date(instant).toISOString();

test.each([
  ["today", "day", "hour", "2026-11-20", "2026-11-19"],
  ["yesterday", "day", "hour", "2026-11-19", "2026-11-18"],
  ["tuesday 09:00-12:00", "day", "hour", "2026-11-17", "2026-11-16"],
  ["last week", "week", "day", "2026-11-09..2026-11-15", "2026-11-02..2026-11-08"],
  ["this week", "week", "day", "2026-11-16..2026-11-20", "2026-11-11..2026-11-15"],
  ["last month", "month", "day", "2026-10-01..2026-10-31", "2026-09-01..2026-09-30"],
  ["2026-02-01..2026-02-28", "month", "day", "2026-02-01..2026-02-28", "2026-01-01..2026-01-31"],
  ["2026-11-10..2026-11-12", "days", "day", "2026-11-10..2026-11-12", "2026-11-07..2026-11-09"],
])("%s is a %s by %s", (words, kind, step, dates, before) => {
  const span = spanFor(words);
  expect([span.kind, span.interval.step, datesOf(span), datesBefore(span)]).toEqual([kind, step, dates, before]);
  expect(span.before).toHaveLength(4);
});

test("days before are whole local days of the same weekday, whatever the clocks did in between", () => {
  expect(spanFor("today").before.map(({ from, to }) => [local(from), local(to)])).toEqual([
    ["2026-11-12T23:00:00.000Z", "2026-11-13T23:00:00.000Z"],
    ["2026-11-05T23:00:00.000Z", "2026-11-06T23:00:00.000Z"],
    ["2026-10-29T23:00:00.000Z", "2026-10-30T23:00:00.000Z"],
    ["2026-10-22T22:00:00.000Z", "2026-10-23T22:00:00.000Z"],
  ]);
});

test("months before are calendar months, and stretches before never overlap", () => {
  expect(spanFor("last month").before.map(({ from }) => local(from).slice(0, 10))).toEqual([
    "2026-08-31",
    "2026-07-31",
    "2026-06-30",
    "2026-05-31",
  ]);
  for (const words of ["last 10d", "2026-11-01..2026-11-17", "last week"]) {
    const { before } = spanFor(words);
    for (const [n, range] of before.slice(1).entries()) expect(range.to).toBeLessThanOrEqual(before[n]?.from ?? 0);
  }
});

test("more than a month is refused with the last month as a button", () => {
  expect(() => spanFor("last 45d")).toThrow(/longer/);
});
