import fc from "fast-check";
import { expect, test } from "vitest";
import { totalOf } from "../../../src/metrics/add-sums.js";
import { beyondTarget } from "../../../src/metrics/beyond-target.js";
import { scaleSums } from "../../../src/metrics/scale-sums.js";
import { type ServiceLevelVariant, serviceLevel, serviceLevelVariants } from "../../../src/metrics/service-level.js";
import type { Sums } from "../../../src/metrics/sums.js";
import { anySums, sums } from "./arbitrary-sums.js";

const isVariant = (name: string): name is ServiceLevelVariant => name in serviceLevelVariants;
const variant = fc.constantFrom(...Object.keys(serviceLevelVariants).filter(isVariant));
const target = fc.double({ min: 0, max: 1, noNaN: true });
/** One source knows the same of all its rows. */
const known = anySums.filter((each) => Object.values(each).every((figure) => figure !== null));

test("of a hundred contacts twenty may be late or lost; with seventy in time it is ten beyond the target", () => {
  expect(beyondTarget(sums({ offered: 100, answered: 90, answeredInTarget: 70, abandoned: 10 }), "B", 0.8)).toBeCloseTo(
    10,
  );
  expect(beyondTarget(sums({ offered: 100, answered: 95, answeredInTarget: 90, abandoned: 5 }), "B", 0.8)).toBeCloseTo(
    -10,
  );
});

test("the parts add up to the whole, in every variant", () => {
  fc.assert(
    fc.property(fc.array(known, { minLength: 1, maxLength: 6 }), variant, target, (parts, name, aim) => {
      const each = parts.map((part) => beyondTarget(part, name, aim) ?? Number.NaN);
      const whole = beyondTarget(totalOf(parts.map((part) => ({ sums: part }))), name, aim);
      expect(whole).toBeCloseTo(
        each.reduce((sum, one) => sum + one, 0),
        3,
      );
    }),
  );
});

test("it is above nothing exactly where the service level is below its target", () => {
  fc.assert(
    fc.property(known, variant, target, (some, name, aim) => {
      const beyond = beyondTarget(some, name, aim);
      const { value, of } = serviceLevel(some, name);
      // Nonsense can make it less than nobody that the level is divided by.
      if (value === null || (of ?? 0) <= 0 || Math.abs(value - aim) < 1e-9) return;
      expect((beyond ?? 0) > 0).toBe(value < aim);
    }),
  );
});

test("what the source cannot know is not 0", () => {
  expect(beyondTarget(sums({ offered: 10, answered: 10, answeredInTarget: null }), "B", 0.8)).toBeNull();
});

test("sums taken four times and then a quarter are the same sums, and what is unknown stays so", () => {
  fc.assert(
    fc.property(anySums, (some) => {
      const again: Sums = scaleSums(scaleSums(some, 4), 0.25);
      expect(again).toEqual(some);
    }),
  );
});
