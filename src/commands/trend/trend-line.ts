import { totalsBy } from "../../metrics/add-sums.js";
import type { MetricDefinition, MetricSettings } from "../../metrics/definition.js";
import type { Sums } from "../../metrics/sums.js";
import { type Interval, intervalEnd, intervalStarts } from "../../wxcc/statistics/intervals.js";
import type { QueueRow, Range } from "../../wxcc/statistics/source.js";

/** One interval of a trend. */
export interface Point {
  readonly from: number;
  readonly to: number;
  /** False when the period began within the interval, or the interval is not over. */
  readonly whole: boolean;
  /** Undefined when nothing happened in it. */
  readonly sums: Sums | undefined;
}

/** The intervals of one queue, or of all that are shown together. */
export interface TrendLine {
  readonly name: string;
  /** Undefined for a total. */
  readonly queueId: string | undefined;
  readonly points: readonly Point[];
  /** The whole period, counted by itself and not added up from the intervals. */
  readonly total: Sums;
}

/** Rows as one point per interval, those in which nothing happened among them. */
export function trendPoints(rows: readonly QueueRow[], range: Range, interval: Interval): readonly Point[] {
  const sums = totalsBy(rows, (row) => row.intervalFrom);
  return intervalStarts(range, interval).map((from) => {
    const end = intervalEnd(from, interval);
    return { from, to: end, whole: from >= range.from && end <= range.to, sums: sums.get(from) };
  });
}

/** Nothing happened: a count is 0, anything divided by it is a gap. A figure that the source cannot know is a gap always. */
export function pointValue(
  of: MetricDefinition,
  sums: Sums | undefined,
  total: Sums,
  settings: MetricSettings,
): number | null {
  if (sums) return of.compute(sums, settings);
  return of.unit === "count" && of.compute(total, settings) !== null ? 0 : null;
}
