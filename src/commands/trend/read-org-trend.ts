import type { Filters, Period } from "../../conversation/ask.js";
import type { OrgRecord } from "../../store/records.js";
import type { Urgency } from "../../wxcc/budget.js";
import { type AskForQueue, matchQueues } from "../../wxcc/match-queues.js";
import type { QueueInfo } from "../../wxcc/queue-directory.js";
import type { Interval, IntervalStep } from "../../wxcc/statistics/intervals.js";
import { narrow } from "../../wxcc/statistics/narrow.js";
import type { QueueStatistics } from "../../wxcc/statistics/source.js";
import { totalContacts, totalRows } from "../../wxcc/statistics/total-contacts.js";
import type { Watch } from "../../wxcc/statistics/watch.js";
import type { Services } from "../command.js";
import { type TrendLine, trendPoints } from "./trend-line.js";

/** More lines than this cannot be told apart; their total can. */
export const mostLines = 4;

/** Everything one org's part of a trend is made from. */
export interface OrgTrend {
  readonly org: OrgRecord;
  /** The period as a whole: the same answer as that of `queue stats`. */
  readonly current: QueueStatistics;
  readonly interval: Interval;
  /** Queues named in the question; undefined without a queue filter. */
  readonly queues: readonly QueueInfo[] | undefined;
  /** One for each named queue when there are a few, otherwise the total alone. */
  readonly lines: readonly TrendLine[];
  readonly all: TrendLine;
}

/** What is asked of every org. */
export interface TrendPeriod {
  readonly period: Period;
  readonly filters: Filters;
  readonly step: IntervalStep;
  readonly askForQueue: AskForQueue;
  readonly watch: () => Watch;
  readonly urgency: Urgency;
}

/**
 * The period as a whole and by intervals, side by side. Both must come from one source: it decides how contacts are counted,
 * so whichever answered the whole is asked for the intervals when the two were answered differently.
 */
export async function readOrgTrend(
  org: OrgRecord,
  { period, filters, step, askForQueue, watch: watchOwn, urgency }: TrendPeriod,
  { statistics, queueDirectory }: Pick<Services, "statistics" | "queueDirectory">,
): Promise<OrgTrend> {
  const { queue: names, channel: channels } = filters;
  // Of the two answers side by side the divided one takes longer and tells how far it is.
  const watch = watchOwn();
  const { signal } = watch;
  const queues =
    names.length > 0
      ? matchQueues(names, await queueDirectory.queues(org, { signal, urgency }), askForQueue)
      : undefined;
  const interval = { step, zone: period.zone };
  const narrowing = { queueIds: queues?.map(({ id }) => id) ?? [], channels };
  const [current, first] = await Promise.all([
    statistics.queues(org, period, {}, urgency, { signal }),
    statistics.queues(org, period, narrowing, urgency, { interval, ...watch }),
  ]);
  const divided =
    first.source === current.source
      ? first
      : await statistics.queues(org, period, narrowing, urgency, { interval, source: current.source, ...watch });

  const range = { from: period.from, to: divided.asOf };
  const line = (name: string, queueId: string | undefined): TrendLine => {
    const mine = { channels, queueIds: queueId === undefined ? narrowing.queueIds : [queueId] };
    return {
      name,
      queueId,
      points: trendPoints(totalRows(narrow(divided, mine)), range, interval),
      total: totalContacts(narrow(current, mine)),
    };
  };
  const apart = queues && queues.length > 1 && queues.length <= mostLines ? queues : [];
  const all = line(org.name, queues?.length === 1 ? queues[0]?.id : undefined);
  const lines = apart.length > 0 ? apart.map(({ id, name }) => line(name, id)) : [all];
  return { org, current: narrow(current, narrowing), interval, queues, lines, all };
}
