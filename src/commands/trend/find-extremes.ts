import type { MetricDefinition, MetricSettings } from "../../metrics/definition.js";
import type { Point, TrendLine } from "./trend-line.js";

/** Of the mean number of contacts, the share below which an interval says little. */
const fewShare = 0.25;

/** An interval that stands out, and what it is called: the best is the highest only where more is better. */
export interface Extreme {
  readonly word: "best" | "worst" | "highest" | "lowest";
  readonly point: Point;
  readonly value: number;
}

/**
 * The two ends of a line, or none when there are fewer than two intervals to tell apart. Intervals cut short are left out,
 * and so are those with far fewer contacts than most: one caller lost at night is not the worst hour.
 */
export function findExtremes(
  { points }: TrendLine,
  of: MetricDefinition,
  settings: MetricSettings,
): readonly Extreme[] {
  const known = points.flatMap((point) => {
    const value = point.sums && point.sums.offered > 0 ? of.compute(point.sums, settings) : null;
    if (value === null || !point.sums || !point.whole) return [];
    return [{ point, value, sample: of.sample(point.sums, settings) ?? point.sums.offered }];
  });
  const usual = known.reduce((sum, { sample }) => sum + sample, 0) / known.length;
  const candidates = known.filter(({ sample }) => of.unit === "count" || sample >= usual * fewShare);
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
