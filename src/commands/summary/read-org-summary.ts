import { withDeadline } from "../../clock.js";
import type { Filters, Period } from "../../conversation/ask.js";
import type { Problem } from "../../errors.js";
import type { OrgRecord } from "../../store/records.js";
import type { Urgency } from "../../wxcc/budget.js";
import { type AskForQueue, matchQueues } from "../../wxcc/match-queues.js";
import type { QueueInfo } from "../../wxcc/queue-directory.js";
import { narrow } from "../../wxcc/statistics/narrow.js";
import type { QueueStatistics, Range } from "../../wxcc/statistics/source.js";
import type { Watch } from "../../wxcc/statistics/watch.js";
import type { Services } from "../command.js";
import { tooLate } from "../queue-stats/read-org-figures.js";
import { type LeftOut, placeAnswer, usableStretches, withBusiness } from "./left-out.js";
import { type Place, placesOf, wholePlaces } from "./places.js";
import type { Span } from "./span.js";
import { type Field, fieldOf, type PlacedRow } from "./usual.js";

/** Everything one org's part of a summary is made from; rows are already filtered. */
export interface OrgSummary {
  readonly org: OrgRecord;
  readonly period: Period;
  readonly span: Span;
  /** Reduced to what was asked, as rows and totals are. */
  readonly current: QueueStatistics;
  /** Queues named in the question; undefined without a queue filter. */
  readonly queues: readonly QueueInfo[] | undefined;
  readonly places: readonly Place[];
  /** Of the places those that are over. */
  readonly whole: readonly Place[];
  readonly rows: readonly PlacedRow[];
  /** Each contact once where the source knows it. */
  readonly totals: readonly PlacedRow[];
  /** What is over of the period, against the times before; undefined when there is nothing to compare. */
  readonly field: Field | undefined;
  readonly leftOut: readonly LeftOut[];
}

/** What is asked of every org. */
export interface SummaryWanted {
  readonly period: Period;
  readonly span: Span;
  readonly filters: Filters;
  readonly askForQueue: AskForQueue;
  readonly watch: () => Watch;
  readonly urgency: Urgency;
}

/** The answer does not wait longer for what it is compared with. */
const COMPARISON_MS = 15_000;

/**
 * The period and each of those before by one divided question, side by side. Always the whole org and whole days, whatever
 * is filtered: they are the same questions for every space and every hour, and days that are over are remembered.
 */
export async function readOrgSummary(
  org: OrgRecord,
  { period, span, filters, askForQueue, urgency, watch: watchOwn }: SummaryWanted,
  { statistics, queueDirectory, clock }: Pick<Services, "statistics" | "queueDirectory" | "clock">,
): Promise<OrgSummary> {
  const queues =
    filters.queue.length > 0
      ? matchQueues(filters.queue, await queueDirectory.queues(org, { urgency }), askForQueue)
      : undefined;
  const { interval } = span;
  const watch = watchOwn();
  const read = (range: Range, own: Watch) => statistics.queues(org, range, {}, urgency, { interval, ...own });
  const readBefore = (range: Range): Promise<QueueStatistics | Problem> =>
    withDeadline(clock, COMPARISON_MS, (signal) =>
      read(range, { signal: watch.signal ? AbortSignal.any([watch.signal, signal]) : signal }),
    ).catch(tooLate);

  const { holidays } = org.settings;
  const before = withBusiness(span, holidays);
  const readAll = (ranges: readonly Range[]) =>
    Promise.all(ranges.map(async (range) => ({ range, answer: await readBefore(range) })));
  const reading = read(period, watch);
  const [current, answered] =
    span.kind === "day"
      ? await Promise.all([reading, readAll(before)])
      : await reading.then(async (answer) => [answer, await readAll(affordable(span, answer, before))] as const);

  const narrowing = { queueIds: queues?.map(({ id }) => id) ?? [], channels: filters.channel };
  const { stretches, leftOut } = usableStretches(span, current, answered, { narrowing, holidays });
  const { rows, totals } = placeAnswer(narrow(current, narrowing), interval);
  const places = placesOf({ from: period.from, to: period.to }, interval);
  const whole = wholePlaces(places, { from: period.from, to: current.asOf });
  const over = new Set(whole.map(({ from }) => from));
  const isOver = ({ from }: PlacedRow) => over.has(from);
  const field = fieldOf({ places: whole, rows: rows.filter(isOver), totals: totals.filter(isOver) }, stretches);
  return {
    ...{ org, period, span, queues, places, whole, rows, totals, field, leftOut },
    current: narrow(current, narrowing),
  };
}

/** Days are asked for all at once. A week takes REST 14 calls and a month 62, so with it there is one before, or none. */
function affordable({ kind }: Span, { source }: QueueStatistics, before: readonly Range[]): readonly Range[] {
  if (source === "search") return before;
  return before.slice(0, kind === "month" ? 0 : 1);
}
