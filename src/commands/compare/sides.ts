import type { Period } from "../../conversation/ask.js";
import type { MetricDefinition } from "../../metrics/definition.js";
import { metric } from "../../metrics/definitions.js";
import type { Sums } from "../../metrics/sums.js";
import type { OrgRecord, OrgSettings } from "../../store/records.js";
import type { QueueInfo } from "../../wxcc/queue-directory.js";
import type { QueueStatistics } from "../../wxcc/statistics/source.js";

/** One of the two things that are compared: a period of all that was asked about, or a queue in the period. */
export interface Side {
  /** "today", "Billing". */
  readonly name: string;
  readonly period: Period;
  readonly statistics: QueueStatistics;
  readonly sums: Sums;
  /** Undefined when it is not one queue. */
  readonly queueId: string | undefined;
}

/** One org's comparison. */
export interface OrgComparison {
  readonly org: OrgRecord;
  readonly sides: readonly [Side, Side];
  /** Queues that both periods are narrowed to; undefined without a queue filter. */
  readonly queues: readonly QueueInfo[] | undefined;
}

const compared: readonly MetricDefinition[] = [
  metric.serviceLevel,
  metric.abandonment,
  metric.asa,
  metric.averageWait,
  metric.longestWait,
  metric.offered,
  metric.answered,
  metric.abandoned,
  metric.short,
  metric.aht,
  metric.talkTime,
  metric.averageHold,
  metric.averageWrapUp,
];

/** The figures that at least one of these sums can give, in the order of a card. */
export const knownMetrics = (all: readonly Sums[], settings: OrgSettings): readonly MetricDefinition[] =>
  compared.filter((of) => all.some((sums) => of.compute(sums, settings) !== null));

/** Whether counts of both sides may be held against each other: a day that is not over has fewer contacts than one that is. */
export function sameLength([first, second]: OrgComparison["sides"]): boolean {
  const [a, b] = [first.period.to - first.period.from, second.period.to - second.period.from];
  // An hour more or less when the clocks change.
  return Math.abs(a - b) <= Math.max(3_600_000 * Number(Math.min(a, b) >= 23 * 3_600_000), Math.min(a, b) * 0.02);
}
