import fc from "fast-check";
import { expect, test } from "vitest";
import { alertMetrics, metricWords } from "../../../src/alerts/alert-metric.js";
import { findAlertMetrics } from "../../../src/alerts/find-alert-metric.js";
import { formatQuantity, readQuantity } from "../../../src/alerts/quantity.js";
import { readRule } from "../../../src/alerts/read-rule.js";
import { formatRule, type Rule } from "../../../src/alerts/rule.js";
import { Problem } from "../../../src/errors.js";

const again = (words: string) => `alert ${words} queue:"Billing"`;
const read = (text: string) => readRule(text, again);
const refused = (text: string): Problem => {
  try {
    read(text);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error(`${text} was read`);
};

test.each([
  ["when longest wait > 5m", "when longest wait > 5m"],
  ["when longest wait > 5m critical 10m for 2m", "when longest wait > 5m critical 10m for 2m"],
  ["if the longest wait is above 5 minutes for 90 seconds, critical 0:10:00", undefined],
  ["when the longest wait is longer than 5:00, critical at 10 min", "when longest wait > 5m critical 10m"],
  ["me when waiting contacts over 10", "when waiting contacts > 10"],
  ["when waiting > 10", "when waiting contacts > 10"],
  ["when waiting > 5m", "when longest wait > 5m"],
  ["when number of agents available fewer than 3", "when agents available < 3"],
  ["when agents available <= 2", "when agents available <= 2"],
  ["when service level today < 80%", "when service level today < 80%"],
  ["when sl drops below 80 percent critical 60", "when service level today < 80% critical 60%"],
  ["when abandonment is at least 5,5 %", "when abandonment today >= 5.5%"],
  ["when abandoned today > 20", "when abandoned today > 20"],
  ["when rona today > 5", "when rona today > 5"],
  ["when rona > 5%", "when rona rate today > 5%"],
  ["when longest wait today > 1h", "when longest wait today > 1h"],
  ["when asa > 45s", "when average speed of answer today > 45s"],
  ["when abandonment today is unusual", "when abandonment today is unusual"],
  ["when service level is far from the usual", "when service level today is unusual"],
])("%s", (text, canonical) => {
  if (canonical === undefined) expect(refused(text).code).toBe("bad-alert");
  else expect(formatRule(read(text))).toBe(canonical);
});

test.each([
  ["when longest wait > 5", "Write 5m for minutes or 5s for seconds.", "when longest wait > 5m"],
  ["when longest wait > 5m critical 10", "Write 10m for minutes", "when longest wait > 5m critical 10m"],
  ["when longest wait > 5m for 2", "Write 2m for minutes", "when longest wait > 5m for 2m"],
  ["when abandonment > 5m", "alert when abandonment today > 5%", "when abandonment today > 5%"],
  ["when abandonment > 0.05", "alert when abandonment today > 5%", "when abandonment today > 5%"],
  ["when agents available < 3%", "alert when agents available < 3", "when agents available < 3"],
  ["when waiting contacts > 2.5", "alert when waiting contacts > 10", "when waiting contacts > 10"],
  ["when service level < 130%", "alert when service level today < 80%", "when service level today < 80%"],
  ["when > 5m", "alert when longest wait > 5m", "when longest wait > 5m"],
  ["", "alert when longest wait > 5m", "when longest wait > 5m"],
  ["when longest wait", "alert when longest wait > 5m", "when longest wait > 5m"],
  ["when longest wait >", "alert when longest wait > 5m", "when longest wait > 5m"],
  ["when longest wait > soon", "alert when longest wait > 5m", "when longest wait > 5m"],
  ["when longest wait > 10m critical 5m", "the critical one beyond it", "when longest wait > 5m critical 10m"],
  ["when service level < 60% critical 80%", "beyond it", "when service level today < 80% critical 60%"],
  ["when longest wait > 5m critical 5m", "beyond it", "when longest wait > 5m"],
  ["when longest wait > 5m for 9h", "shorter", "when longest wait > 5m for 4h"],
  ["when agents available is unusual", "abandonment today is unusual", "when abandonment today is unusual"],
])("%s is refused with what to write instead", (text, next, instead) => {
  const problem = refused(text);
  expect(problem.next).toContain(next);
  expect(problem.asks[0]?.ask).toBe(again(instead));
  expect(formatRule(read(instead))).toBe(instead);
});

test("an unknown figure is answered with the three nearest, the threshold kept", () => {
  const problem = refused("when longst wait > 5m for 2m");
  expect(problem.code).toBe("unknown-metric");
  expect(problem.asks).toHaveLength(3);
  expect(problem.asks[0]?.ask).toBe(again("when longest wait > 5m for 2m"));
});

const duration = fc.integer({ min: 1, max: 14_400 }).map((s) => s * 1000);
const amounts = {
  duration,
  count: fc.integer({ min: 0, max: 5000 }),
  percent: fc.integer({ min: 100, max: 10_000 }).map((n) => n / 10_000),
};

test("every rule is read as it is written", () => {
  const rule = fc.constantFrom(...alertMetrics).chain((metric) =>
    fc.record({
      metric: fc.constant(metric),
      values: fc.uniqueArray(amounts[metric.unit], { minLength: 2, maxLength: 2 }).map((v) => v.sort((a, b) => a - b)),
      comparison: fc.constantFrom("above", "at-least", "below", "at-most"),
      grave: fc.boolean(),
      forMs: fc.oneof(fc.constant(0), duration),
    }),
  );
  fc.assert(
    fc.property(rule, ({ metric, values, comparison, grave, forMs }) => {
      const [low = 0, high = 0] = values;
      const [warning, critical] = comparison === "above" || comparison === "at-least" ? [low, high] : [high, low];
      const written: Rule = { metric, comparison, warning, ...(grave && { critical }), forMs };
      expect(read(formatRule(written))).toEqual(written);
    }),
  );
});

test("no name of a metric is hidden by another one of its unit", () => {
  for (const metric of alertMetrics)
    expect(findAlertMetrics(metricWords(metric)).find(({ unit }) => unit === metric.unit)?.key).toBe(metric.key);
});

test("a quantity is read as it is written", () => {
  fc.assert(
    fc.property(duration, (ms) => {
      expect(readQuantity(formatQuantity(ms, "duration"))).toEqual({ unit: "duration", value: ms });
    }),
  );
});
