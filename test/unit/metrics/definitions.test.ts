import fc from "fast-check";
import { expect, test } from "vitest";
import { totalOf } from "../../../src/metrics/add-sums.js";
import { allAgentMetrics, metric, metrics, notAvailable } from "../../../src/metrics/definitions.js";
import { formatValue } from "../../../src/metrics/format.js";
import { defaultOrgSettings } from "../../../src/store/records.js";
import { anySums, sums } from "./arbitrary-sums.js";

const settings = defaultOrgSettings;
const queueA = { sums: sums({ offered: 900, answered: 900, answeredInTarget: 720, talkMs: 900 * 300_000 }) };
const queueB = { sums: sums({ offered: 100, answered: 100, answeredInTarget: 50, talkMs: 100 * 600_000 }) };

test("service level of two queues is 77.0 %, not the 65 % of averaged averages", () => {
  const total = totalOf([queueA, queueB]);
  expect(formatValue(metric.serviceLevel.compute(total, settings), "percent")).toBe("77.0\u00a0%");
});

test("handle time of two queues is 330 s, not the 450 s of averaged averages", () => {
  expect(metric.aht.compute(totalOf([queueA, queueB]), settings)).toBe(330_000);
});

test("handle time is talk, hold and wrap-up, and unknown as soon as one of them is", () => {
  const s = sums({ offered: 10, answered: 10, talkMs: 600_000, holdMs: 60_000, wrapUpMs: 120_000 });
  expect(metric.aht.compute(s, settings)).toBe(78_000);
  expect(metric.aht.compute({ ...s, wrapUpMs: null }, settings)).toBeNull();
  expect(metric.talkTime.compute({ ...s, wrapUpMs: null }, settings)).toBe(60_000);
  expect(metric.averageHold.compute(s, settings)).toBe(6_000);
  expect(metric.averageWrapUp.compute(s, settings)).toBe(12_000);
});

test("abandonment leaves short calls out of both sides, and says more where they cannot be told apart", () => {
  const known = sums({ offered: 110, answered: 90, abandoned: 10, short: 10 });
  expect(metric.abandonment.compute(known, settings)).toBe(0.1);
  const mixed = sums({ offered: 110, answered: 90, abandoned: 20, short: null });
  expect(metric.abandonment.compute(mixed, settings)).toBeCloseTo(20 / 110, 12);
});

test("speed of answer is about the answered, average wait about everybody who waited", () => {
  const s = sums({ offered: 4, answered: 3, abandoned: 1, waitAnsweredMs: 30_000, waitAllMs: 90_000, waited: 2 });
  expect(metric.asa.compute(s, settings)).toBe(10_000);
  expect(metric.averageWait.compute(s, settings)).toBe(45_000);
});

test("a period without contacts has counts of 0 and no averages, ratios or longest wait", () => {
  const values = metrics.map((m) => [m.unit, m.compute(totalOf([]), settings)]);
  expect(values.filter(([unit]) => unit !== "count").map(([, value]) => value)).toSatisfy((all: unknown[]) =>
    all.every((value) => value === null),
  );
  expect(metric.offered.compute(totalOf([]), settings)).toBe(0);
});

test("who waits now is not read out of a period's sums", () => {
  const s = sums({ open: 5, longestWaitMs: 1000, offered: 5 });
  expect(metric.waitingNow.compute(s, settings)).toBeNull();
  expect(metric.waitingNow.compute(s, settings, { waiting: 2, longestWaitMs: 65_000 })).toBe(2);
  expect(metric.longestWaitNow.compute(s, settings, { waiting: 0, longestWaitMs: null })).toBeNull();
});

test("no metric is ever NaN or infinite", () => {
  fc.assert(
    fc.property(anySums, fc.constantFrom(...metrics), (s, m) => {
      const value = m.compute(s, settings);
      expect(value === null || Number.isFinite(value)).toBe(true);
    }),
  );
});

test("no two metrics answer to the same word", () => {
  const words = [...metrics, ...allAgentMetrics, ...notAvailable].flatMap((m) => [m.id, ...m.aliases]);
  expect(words.filter((word, i) => words.indexOf(word) !== i)).toEqual([]);
});

test("a metric that says REST cannot give it computes to nothing from what REST knows", () => {
  const fromRest = sums({
    offered: 100,
    answered: 90,
    answeredInTarget: 80,
    abandoned: 10,
    abandonedInTarget: null,
    short: null,
    open: null,
    waitAnsweredMs: null,
    waitAllMs: 500_000,
    waited: 40,
    longestWaitMs: null,
    talkMs: 9_000_000,
    holdMs: null,
    wrapUpMs: null,
  });
  for (const m of metrics)
    expect([m.id, m.compute(fromRest, settings) === null]).toEqual([m.id, m.fields.rest === null]);
});
