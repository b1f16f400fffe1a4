import type { MetricDefinition, MetricSettings } from "./definition.js";
import type { Sums } from "./sums.js";

/** Below this many contacts on either side a change says little, and the card says so. */
const SMALL_SAMPLE = 30;

/** How a metric moved against another period. */
export interface Change {
  /** Percentages move in points, durations and counts in percent of what they were. */
  readonly kind: "points" | "percent";
  /** Signed, in points or percent, rounded to one decimal: 2.1 is "2.1 pts" or "2.1 %". */
  readonly amount: number;
  readonly direction: "up" | "down" | "level";
  readonly verdict: "good" | "bad" | "neither";
  readonly smallSample: boolean;
}

/** The change of one metric; null when either side has no value or there is nothing to relate it to. */
export function compare(metric: MetricDefinition, now: Sums, before: Sums, settings: MetricSettings): Change | null {
  const [value, old] = [metric.compute(now, settings), metric.compute(before, settings)];
  if (value === null || old === null) return null;
  const points = metric.unit === "percent";
  if (!points && old === 0) return null;
  const amount = Math.round((points ? value - old : value / old - 1) * 1000) / 10;
  const direction = amount === 0 ? "level" : amount > 0 ? "up" : "down";
  return {
    kind: points ? "points" : "percent",
    amount: amount === 0 ? 0 : amount,
    direction,
    verdict: direction === "level" || metric.better === "neither" ? "neither" : judge(metric, direction),
    smallSample: isSmall(metric.sample(now, settings)) || isSmall(metric.sample(before, settings)),
  };
}

const judge = (metric: MetricDefinition, direction: "up" | "down") => (metric.better === direction ? "good" : "bad");

/** Whether a figure rests on so few contacts that it must say so; false when their number is not known. */
export const isSmall = (sample: number | null): boolean => sample !== null && sample < SMALL_SAMPLE;

/** "▲ 2.1 pts", "▼ 12.0 %", "= unchanged". */
export function formatChange(change: Change): string {
  if (change.direction === "level") return "= unchanged";
  const arrow = change.direction === "up" ? "▲" : "▼";
  return `${arrow}\u00a0${Math.abs(change.amount).toFixed(1)}\u00a0${change.kind === "points" ? "pts" : "%"}`;
}
