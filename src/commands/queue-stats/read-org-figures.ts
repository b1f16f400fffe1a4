import { DeadlineExceeded, withDeadline } from "../../clock.js";
import type { Filters, Period } from "../../conversation/ask.js";
import { previousWeek } from "../../conversation/period.js";
import { asProblem, Problem } from "../../errors.js";
import type { OrgRecord } from "../../store/records.js";
import type { Urgency } from "../../wxcc/budget.js";
import { type AskForQueue, matchQueues } from "../../wxcc/match-queues.js";
import type { QueueInfo } from "../../wxcc/queue-directory.js";
import { narrow } from "../../wxcc/statistics/narrow.js";
import type { QueueStatistics } from "../../wxcc/statistics/source.js";
import type { Watch } from "../../wxcc/statistics/watch.js";
import type { Services } from "../command.js";

/** Everything one org's part of a queue card is made from; rows are already filtered. */
export interface OrgFigures {
  readonly org: OrgRecord;
  readonly current: QueueStatistics;
  /** REST rounds both ends down to the quarter hour: in a period's first minutes nothing of it is counted. */
  readonly nothingCounted: boolean;
  readonly before: Before;
  /** Queues named in the question; undefined without a queue filter. */
  readonly queues: readonly QueueInfo[] | undefined;
}

/** The same weekday a week before, or why it is not shown. */
export type Before =
  | { readonly kind: "figures"; readonly statistics: QueueStatistics }
  | { readonly kind: "missing"; readonly problem: Problem }
  | { readonly kind: "other-source" }
  | { readonly kind: "not-asked" };

/** What is asked of every org. */
export interface FiguresWanted {
  readonly period: Period;
  readonly filters: Filters;
  readonly askForQueue: AskForQueue;
  /** For each call of its own; only the period itself tells of progress. */
  readonly watch: () => Watch;
  readonly urgency: Urgency;
}

/** The answer does not wait longer for what it is compared with. */
const COMPARISON_MS = 10_000;
const WEEK_MS = 7 * 86_400_000;
/** Beyond a week the period would be compared with most of itself. An hour more: clocks may change within it. */
const longestCompared = WEEK_MS + 3_600_000;

/**
 * Statistics of the period and of the week before side by side, once it is known which queues a filter means: a name that
 * fits none costs no statistics. The whole org is asked for whatever the filter is: a contact centre's rows are one shared
 * answer, and every filter's question finds it in memory.
 */
export async function readOrgFigures(
  org: OrgRecord,
  wanted: FiguresWanted,
  { statistics, queueDirectory, clock }: Pick<Services, "statistics" | "queueDirectory" | "clock">,
  comparison: "compared" | "alone" = "compared",
): Promise<OrgFigures> {
  const { period, filters, urgency } = wanted;
  const watch = wanted.watch();
  const queues =
    filters.queue.length > 0
      ? matchQueues(
          filters.queue,
          await queueDirectory.queues(org, { signal: watch.signal, urgency }),
          wanted.askForQueue,
        )
      : undefined;
  const [current, before] = await Promise.all([
    statistics.queues(org, period, {}, urgency, watch),
    comparison === "compared" && period.to - period.from <= longestCompared
      ? withDeadline(clock, COMPARISON_MS, () =>
          statistics.queues(org, previousWeek(period), {}, urgency, { signal: watch.signal }),
        ).catch(tooLate)
      : undefined,
  ]);
  const asked = (all: QueueStatistics) =>
    narrow(all, { queueIds: queues?.map(({ id }) => id) ?? [], channels: filters.channel });
  const nothingCounted = current.asOf <= period.from;
  return { org, current: asked(current), nothingCounted, before: beforeOf(current, before, asked), queues };
}

/** What took too long to wait for as a Problem; anything else as what it is. */
export const tooLate = (error: unknown): Problem =>
  error instanceof DeadlineExceeded
    ? new Problem("upstream-timeout", {
        say: "Webex Contact Center took too long for it.",
        next: "Ask again in a minute.",
        cause: error,
      })
    : asProblem(error);

function beforeOf(
  current: QueueStatistics,
  before: QueueStatistics | Problem | undefined,
  asked: (all: QueueStatistics) => QueueStatistics,
): Before {
  if (before === undefined) return { kind: "not-asked" };
  if (before instanceof Problem) return { kind: "missing", problem: before };
  // The two sources count differently: a change between them would be a change of yardstick.
  return before.source === current.source ? { kind: "figures", statistics: asked(before) } : { kind: "other-source" };
}
