import fc from "fast-check";
import { expect, test } from "vitest";
import { drawBarRow } from "../../../src/charts/bar-row.js";
import { createScale, formatTick } from "../../../src/charts/scale.js";

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");
const ticks = (highest: number, unit: "count" | "percent" | "duration") =>
  createScale(highest, unit).ticks.map((value) => plain(formatTick(value, unit)));

test.each([
  [220, "count", ["0", "50", "100", "150", "200", "250"]],
  [3, "count", ["0", "1", "2", "3"]],
  [0, "count", ["0", "1"]],
  [0.87, "percent", ["0 %", "25 %", "50 %", "75 %", "100 %"]],
  [0.042, "percent", ["0 %", "1 %", "2 %", "3 %", "4 %", "5 %"]],
  [0, "percent", ["0 %", "25 %"]],
  [95_000, "duration", ["0", "30 s", "1:00", "1:30", "2:00"]],
  [5_756_000, "duration", ["0", "30:00", "1:00:00", "1:30:00", "2:00:00"]],
] as const)("up to %s as %s the axis reads %j", (highest, unit, expected) => {
  expect(ticks(highest, unit)).toEqual(expected);
});

test("every value has room, in at most six ticks of equal steps from 0", () => {
  const unit = fc.constantFrom("count" as const, "percent" as const, "duration" as const);
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e9, noNaN: true }), unit, (highest, unit) => {
      const scale = createScale(highest, unit);
      expect(scale.max).toBeGreaterThanOrEqual(highest * (1 - 1e-6));
      expect(scale.ticks[0]).toBe(0);
      expect(scale.ticks.at(-1)).toBeCloseTo(scale.max, 6);
      expect(scale.ticks.length).toBeLessThanOrEqual(7);
      expect(scale.ticks.length).toBeGreaterThan(1);
    }),
  );
});

test.each([
  [[0, 1, 2, 4], "▁▃▅█"],
  [[null, 0, null, 5], "·▁·█"],
  [[0, 0], "▁▁"],
  [[null, null], ""],
] as const)("%j as a row of bars is %s", (values, row) => {
  expect(drawBarRow(values)).toBe(row);
});
