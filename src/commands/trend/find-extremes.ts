import { isSmall } from "../../metrics/compare.js";
import type { MetricDefinition, MetricSettings } from "../../metrics/definition.js";
import type { Point, TrendLine } from "./trend-line.js";

/** An interval that stands out, and what it is called: the best is the highest only where more is better. */
export interface Extreme {
  readonly word: "best" | "worst" | "highest" | "lowest";
  readonly point: Point;
  readonly value: number;
}

/**
 * The two ends of a line, or none when there are fewer than two intervals to tell apart. Intervals cut short are left out,
 * and so are those with few contacts as long as there are others: one caller lost at night is not the worst hour.
 */
export function findExtremes(
  { points }: TrendLine,
  of: MetricDefinition,
  settings: MetricSettings,
): readonly Extreme[] {
  const known = points.flatMap((point) => {
    const value = point.sums && point.sums.offered > 0 ? of.compute(point.sums, settings) : null;
    if (value === null || !point.sums || !point.whole) return [];
    return [{ point, value, small: of.unit !== "count" && isSmall(of.sample(point.sums, settings)) }];
  });
  const large = known.filter(({ small }) => !small);
  const candidates = large.length > 1 ? large : known;
  const [first, ...others] = candidates;
  if (!first || others.length === 0) return [];
  const high = others.reduce((most, each) => (each.value > most.value ? each : most), first);
  const low = others.reduce((least, each) => (each.value < least.value ? each : least), first);
  if (high.value === low.value) return [];
  const words = { up: ["best", "worst"], down: ["worst", "best"], neither: ["highest", "lowest"] } as const;
  const [highWord, lowWord] = words[of.better];
  const ends = [
    { word: highWord, point: high.point, value: high.value },
    { word: lowWord, point: low.point, value: low.value },
  ];
  return of.better === "down" ? ends.reverse() : ends;
}
