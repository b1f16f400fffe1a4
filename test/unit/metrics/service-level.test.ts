import fc from "fast-check";
import { expect, test } from "vitest";
import { formatPercent } from "../../../src/metrics/format.js";
import { serviceLevel, serviceLevelAs, serviceLevelVariants } from "../../../src/metrics/service-level.js";
import { orgSettingsSchema } from "../../../src/store/records.js";
import { anySums, sums } from "./arbitrary-sums.js";

/** 1000 answered, 860 of them in target; 60 left: 10 within the short-call seconds, 10 more within the target, 40 later. */
const day = sums({
  offered: 1060,
  answered: 1000,
  answeredInTarget: 860,
  abandoned: 50,
  abandonedInTarget: 10,
  short: 10,
});
/** The same day as REST tells it: short calls are among the abandoned. */
const dayByRest = sums({
  offered: 1060,
  answered: 1000,
  answeredInTarget: 860,
  abandoned: 60,
  abandonedInTarget: null,
  short: null,
});

test.each([
  ["abandons-positive", "83.0"],
  ["A", "86.0"],
  ["abandons-negative", "81.1"],
  ["B-prime", "82.7"],
  ["short-positive", "82.1"],
  ["B", "81.9"],
] as const)("the same day by variant %s is %s %%", (variant, percent) => {
  expect(formatPercent(serviceLevelAs(variant, day))).toBe(`${percent}\u00a0%`);
  expect(serviceLevel(day, variant)).toMatchObject({ used: variant, fellBack: false });
});

test("a variant the source cannot compute is null, and variant A answers in its place and says so", () => {
  for (const variant of ["B", "B-prime", "abandons-positive", "short-positive"] as const) {
    expect(serviceLevelAs(variant, dayByRest)).toBeNull();
    expect(serviceLevel(dayByRest, variant)).toEqual({ value: 0.86, of: 1000, used: "A", fellBack: true });
  }
});

test("what REST mixes into the abandoned still counts against where every abandon does", () => {
  expect(serviceLevelAs("abandons-negative", dayByRest)).toBe(serviceLevelAs("abandons-negative", day));
});

test("nobody came: no data, and no false fall-back", () => {
  expect(serviceLevel(sums({}), "B")).toEqual({ value: null, of: 0, used: "B", fellBack: false });
});

test("a day whose in-target count is unknown has no service level in any variant", () => {
  for (const variant of orgSettingsSchema.shape.serviceLevelVariant.options) {
    expect(serviceLevel({ ...day, answeredInTarget: null }, variant).value).toBeNull();
  }
});

test("an org can choose exactly the variants that are defined", () => {
  expect(Object.keys(serviceLevelVariants).sort()).toEqual(
    [...orgSettingsSchema.shape.serviceLevelVariant.options].sort(),
  );
});

test("no variant ever yields something that is not a number", () => {
  fc.assert(
    fc.property(anySums, fc.constantFrom(...orgSettingsSchema.shape.serviceLevelVariant.options), (s, variant) => {
      expect(serviceLevelAs(variant, s)).not.toBeNaN();
    }),
  );
});
