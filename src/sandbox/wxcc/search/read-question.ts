import { GraphQLError, type GraphQLResolveInfo } from "graphql";
import { z } from "zod";
import { type Aggregation, compileAggregation } from "./aggregate.js";
import { createBuckets } from "./buckets.js";
import { compileFilter, MOST_FILTER_ARGUMENTS, type Test } from "./compile-filter.js";
import { isActivityPath, type Table } from "./field.js";
import { readSelection, type Selection } from "./read-selection.js";
import { readSpan, type Span } from "./read-span.js";
import { refuseMixture } from "./refuse-mixture.js";

const aggregationSchema = z.object({
  field: z.string(),
  type: z.enum(["count", "sum", "average", "min", "max", "cardinality"]),
  name: z.string(),
  filter: z.unknown().optional(),
  extFilter: z.unknown().optional(),
  predicate: z.unknown().optional(),
});

// GraphQL has checked these against the schema; this only gives them their types.
const argumentsSchema = z.object({
  from: z.number(),
  to: z.number(),
  timeComparator: z.enum(["createdTime", "endedTime"]).nullish(),
  startTimeLookBackDays: z.number().nullish(),
  filter: z.unknown().optional(),
  extFilter: z.unknown().optional(),
  aggregations: z.array(aggregationSchema.nullable()).nullish(),
  aggregationInterval: z
    .object({
      interval: z.enum(["FIFTEEN_MINUTES", "THIRTY_MINUTES", "HOURLY", "DAILY", "WEEKLY", "MONTHLY"]),
      timezone: z.string().nullish(),
    })
    .nullish(),
  pagination: z.object({ cursor: z.string().nullish() }).nullish(),
});

/** A query of any root once its limits have been checked. */
export interface Question<R> {
  /** Undefined: nothing can lie in it. */
  readonly span: Span | undefined;
  /** Whether the period is about ends and not about beginnings. */
  readonly byEnd: boolean;
  readonly filter: Test<R>;
  readonly extFilter: Test<R> | undefined;
  readonly aggregations: readonly Aggregation<R>[];
  readonly grouped: boolean;
  /** Whether figures are of activities, so that each activity is a row. */
  readonly ofActivities: boolean;
  readonly selection: Selection;
  readonly bucketAt: ((at: number) => number) | undefined;
  readonly intervalInfo: { readonly interval: string; readonly timezone: string } | null;
  readonly cursor: string | null | undefined;
}

/** Reads the arguments and the selection under `list`; breaking a documented limit is a GraphQL error. */
export function readQuestion<R>(
  rawArguments: unknown,
  info: GraphQLResolveInfo,
  now: number,
  of: { readonly list: string; readonly table: Table<R> },
): Question<R> {
  const { table } = of;
  const asked = argumentsSchema.parse(rawArguments);
  const selection = readSelection(info, of.list);
  const filter = compileFilter(asked.filter, table);
  const extFilter = compileFilter(asked.extFilter, table);
  const narrowed = asked.extFilter !== undefined && asked.extFilter !== null;
  const askedAggregations = (asked.aggregations ?? []).filter((each) => each !== null);
  const aggregations = askedAggregations.map((each) => compileAggregation(each, table));
  refuseTooManyComparisons([filter, extFilter, ...aggregations.flatMap(({ filters }) => filters)]);
  const byEnd = asked.timeComparator === "endedTime";
  refuseLookBack(asked.startTimeLookBackDays, byEnd);

  const grouped = selection.aggregated || aggregations.length > 0;
  const paths = [...selection.paths, ...aggregations.map(({ field }) => field.path)];
  const ofActivities =
    narrowed ||
    paths.some((path) => isActivityPath(table, path)) ||
    askedAggregations.some((each) => each.extFilter !== undefined && each.extFilter !== null);
  if (grouped) refuseMixture(table, selection.paths, aggregations);
  const span = readSpan(asked.from, asked.to, now, { activities: ofActivities && !grouped });
  const interval = asked.aggregationInterval;
  const timezone = interval?.timezone ?? "UTC";
  return {
    span,
    byEnd,
    filter: filter.test,
    extFilter: narrowed ? extFilter.test : undefined,
    aggregations,
    grouped,
    ofActivities,
    selection,
    bucketAt: interval && span ? createBuckets(interval.interval, timezone, span.from, span.to) : undefined,
    intervalInfo: interval ? { interval: interval.interval, timezone } : null,
    cursor: asked.pagination?.cursor,
  };
}

function refuseTooManyComparisons(filters: readonly { readonly comparisons: number }[]) {
  if (filters.reduce((sum, each) => sum + each.comparisons, 0) <= MOST_FILTER_ARGUMENTS) return;
  throw new GraphQLError(`filter: at most ${MOST_FILTER_ARGUMENTS} arguments are allowed`);
}

/** Contacts of this model end on the day on which they begin, so that looking further back finds nothing more. */
function refuseLookBack(days: number | null | undefined, byEnd: boolean) {
  if (days === undefined || days === null) return;
  if (!byEnd) throw new GraphQLError("startTimeLookBackDays: only with timeComparator endedTime");
  if (days < 1 || days > 30) throw new GraphQLError("startTimeLookBackDays: must be between 1 and 30");
}
