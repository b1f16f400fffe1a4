import type { Sums } from "../../metrics/sums.js";
import { channelTypeOf } from "./channel.js";
import type { Interval, IntervalStep } from "./intervals.js";
import type { SearchQuestion } from "./search-all-pages.js";
import type { Narrowing, Range } from "./source.js";

const equals = (value: string | boolean) => ({ equals: value });
const handled = { isContactHandled: equals(true) };
/** Who left unanswered, as the tenant's own short-call seconds divide them. */
const asCiscoCounts: Leavers = {
  abandoned: { contactHandleType: equals("abandoned") },
  short: { contactHandleType: equals("short") },
};

interface Leavers {
  readonly abandoned: object;
  readonly short: object;
}

/** The same people divided by how long they were in queue, wherever the tenant draws its line. */
function leavers(shortCallSeconds: number | undefined): Leavers {
  if (shortCallSeconds === undefined) return asCiscoCounts;
  const ms = shortCallSeconds * 1000;
  const left = { or: [asCiscoCounts.abandoned, asCiscoCounts.short] };
  return {
    abandoned: { and: [left, { queueDuration: { gte: ms } }] },
    short: { and: [left, { queueDuration: { lt: ms } }] },
  };
}

interface Aggregation {
  readonly field: string;
  readonly type: "count" | "sum" | "max" | "min";
  readonly filter?: object;
}

/**
 * How each of our sums is made from contact records. Sums and counts only: a mean could not be added up. Note Cisco's
 * spelling `isWithInServiceLevel` here and `isWithinServiceLevel` in leg records (data dictionaries).
 */
const aggregationsFor = ({ abandoned, short }: Leavers): Readonly<Record<keyof Sums, Aggregation>> => ({
  offered: { field: "id", type: "count" },
  answered: { field: "id", type: "count", filter: handled },
  answeredInTarget: { field: "id", type: "count", filter: { and: [handled, { isWithInServiceLevel: equals(true) }] } },
  abandoned: { field: "id", type: "count", filter: abandoned },
  // The filter keeps short calls out, which left within the threshold as well.
  abandonedInTarget: { field: "abandonedSlCount", type: "sum", filter: abandoned },
  short: { field: "id", type: "count", filter: short },
  open: {
    field: "id",
    type: "count",
    filter: { and: [{ isActive: equals(true) }, { isContactHandled: equals(false) }] },
  },
  waitAnsweredMs: { field: "queueDuration", type: "sum", filter: handled },
  waitAllMs: { field: "queueDuration", type: "sum" },
  waited: { field: "id", type: "count", filter: { or: [{ queueDuration: { gt: 0 } }, { queueCount: { gt: 0 } }] } },
  longestWaitMs: { field: "queueDuration", type: "max" },
  talkMs: { field: "connectedDuration", type: "sum" },
  holdMs: { field: "holdDuration", type: "sum" },
  wrapUpMs: { field: "wrapupDuration", type: "sum" },
});

// Scalars selected beside `aggregation` are what Search groups by.
const document = `query QueueStatistics($from: Long!, $to: Long!, $filter: TaskDetailsFilters, $aggregations: [TaskV2Aggregation], $pagination: Pagination) {
  taskDetails(from: $from, to: $to, timeComparator: createdTime, filter: $filter, aggregations: $aggregations, pagination: $pagination) {
    tasks { lastQueue { id name } channelType aggregation { name value } }
    pageInfo { hasNextPage endCursor }
  }
}`;

const documentByInterval = `query QueueStatisticsByInterval($from: Long!, $to: Long!, $filter: TaskDetailsFilters, $aggregations: [TaskV2Aggregation], $aggregationInterval: IntervalData, $pagination: Pagination) {
  taskDetails(from: $from, to: $to, timeComparator: createdTime, filter: $filter, aggregations: $aggregations, aggregationInterval: $aggregationInterval, pagination: $pagination) {
    tasks { lastQueue { id name } channelType intervalStartTime aggregation { name value } }
    pageInfo { hasNextPage endCursor }
  }
}`;

const intervalNames: Readonly<Record<IntervalStep, string>> = {
  "15-minutes": "FIFTEEN_MINUTES",
  "30-minutes": "THIRTY_MINUTES",
  hour: "HOURLY",
  day: "DAILY",
  week: "WEEKLY",
  month: "MONTHLY",
};

/** One aggregation over the whole range, grouped by queue and channel, and by interval when one is given. */
export function queuesQuestion(
  range: Range,
  narrowing: Narrowing,
  interval?: Interval,
  shortCallSeconds?: number,
): SearchQuestion {
  const aggregations = aggregationsFor(leavers(shortCallSeconds));
  const filters = narrowingFilters(narrowing);
  return {
    root: "taskDetails",
    endpoint: "search-queues",
    query: interval ? documentByInterval : document,
    variables: {
      // As strings: Cisco's own widget sends Long variables so, and JSON numbers are not accepted everywhere.
      from: String(range.from),
      to: String(range.to),
      ...(filters.length > 0 ? { filter: { and: filters } } : {}),
      ...(interval && { aggregationInterval: { interval: intervalNames[interval.step], timezone: interval.zone } }),
      aggregations: Object.entries(aggregations).map(([name, aggregation]) => ({ name, ...aggregation })),
    },
  };
}

/** Filters for the wanted queues and channels, by id and never by pattern; empty for everything. */
export function narrowingFilters({ queueIds = [], channels = [] }: Narrowing): object[] {
  const queues = queueIds.map((id) => ({ lastQueue: { id: equals(id) } }));
  const kinds = channels.map((channel) => ({ channelType: equals(channelTypeOf(channel)) }));
  return [queues, kinds].filter((or) => or.length > 0).map((or) => ({ or }));
}
