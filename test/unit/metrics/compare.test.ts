import fc from "fast-check";
import { expect, test } from "vitest";
import { compare, formatChange } from "../../../src/metrics/compare.js";
import { metric, metrics } from "../../../src/metrics/definitions.js";
import { defaultOrgSettings as settings } from "../../../src/store/records.js";
import { anySums, sums } from "./arbitrary-sums.js";

const hundred = (some: Parameters<typeof sums>[0]) => sums({ offered: 100, answered: 100, ...some });

test("a percentage moves in points", () => {
  const change = compare(
    metric.serviceLevel,
    hundred({ answeredInTarget: 77 }),
    hundred({ answeredInTarget: 75 }),
    settings,
  );
  expect(change).toEqual({ kind: "points", amount: 2, direction: "up", verdict: "good", smallSample: false });
  expect(change && formatChange(change)).toBe("▲\u00a02.0\u00a0pts");
});

test("a duration moves in percent of what it was, and more waiting is bad", () => {
  const change = compare(
    metric.asa,
    hundred({ waitAnsweredMs: 112_000 }),
    hundred({ waitAnsweredMs: 100_000 }),
    settings,
  );
  expect(change).toMatchObject({ kind: "percent", amount: 12, direction: "up", verdict: "bad" });
});

test("more contacts are neither good nor bad", () => {
  const change = compare(metric.offered, sums({ offered: 120 }), sums({ offered: 100 }), settings);
  expect(change).toMatchObject({ amount: 20, verdict: "neither" });
});

test("no change is computed when a side has no data, or nothing to relate it to", () => {
  expect(compare(metric.serviceLevel, hundred({ answeredInTarget: 77 }), sums({}), settings)).toBeNull();
  expect(compare(metric.aht, hundred({ holdMs: null }), hundred({}), settings)).toBeNull();
  expect(compare(metric.abandoned, sums({ abandoned: 4 }), sums({}), settings)).toBeNull();
});

test("a change too small to print is level", () => {
  const change = compare(
    metric.serviceLevel,
    sums({ offered: 10_000, answered: 10_000, answeredInTarget: 7701 }),
    sums({ offered: 10_000, answered: 10_000, answeredInTarget: 7700 }),
    settings,
  );
  expect(change).toMatchObject({ amount: 0, direction: "level", verdict: "neither" });
  expect(change && formatChange(change)).toBe("= unchanged");
});

test("fewer than 30 contacts on either side are flagged", () => {
  const few = sums({ offered: 29, answered: 29, answeredInTarget: 20 });
  const many = sums({ offered: 30, answered: 30, answeredInTarget: 20 });
  expect(compare(metric.serviceLevel, few, many, settings)?.smallSample).toBe(true);
  expect(compare(metric.serviceLevel, many, few, settings)?.smallSample).toBe(true);
  expect(compare(metric.serviceLevel, many, many, settings)?.smallSample).toBe(false);
});

test("nothing changes against itself", () => {
  fc.assert(
    fc.property(anySums, fc.constantFrom(...metrics), (s, m) => {
      expect(compare(m, s, s, settings)?.direction ?? "level").toBe("level");
    }),
  );
});
