import { GraphQLError, type GraphQLResolveInfo } from "graphql";
import { z } from "zod";
import type { ContactCentre } from "../../model/centre.js";
import { contactAt } from "../../model/contact-at.js";
import type { TrafficModel } from "../../model/traffic-model.js";
import { compileAggregation } from "./aggregate.js";
import { answerGroups, answerRecords } from "./answer-tasks.js";
import { createBuckets } from "./buckets.js";
import { compileFilter, MOST_FILTER_ARGUMENTS } from "./compile-filter.js";
import { type Csr, createDirectory } from "./csr-field.js";
import { readSelection } from "./read-selection.js";
import { readSpan } from "./read-span.js";

const aggregationSchema = z.object({
  field: z.string(),
  type: z.enum(["count", "sum", "average", "min", "max", "cardinality"]),
  name: z.string(),
  filter: z.unknown().optional(),
});

// GraphQL has checked these against the schema; this only gives them their types.
const argumentsSchema = z.object({
  from: z.number(),
  to: z.number(),
  timeComparator: z.enum(["createdTime", "endedTime"]).nullish(),
  filter: z.unknown().optional(),
  aggregations: z.array(aggregationSchema.nullable()).nullish(),
  aggregationInterval: z
    .object({
      interval: z.enum(["FIFTEEN_MINUTES", "THIRTY_MINUTES", "HOURLY", "DAILY", "WEEKLY", "MONTHLY"]),
      timezone: z.string().nullish(),
    })
    .nullish(),
  pagination: z.object({ cursor: z.string().nullish() }).nullish(),
});

/** Answers `task` and `taskDetails` for one org as of `now`; breaking a documented limit is a GraphQL error. */
export function findTasks(
  model: TrafficModel,
  centre: ContactCentre,
  now: number,
  rawArguments: unknown,
  info: GraphQLResolveInfo,
) {
  const asked = argumentsSchema.parse(rawArguments);
  const selection = readSelection(info);
  const filter = compileFilter(asked.filter);
  const aggregations = (asked.aggregations ?? []).filter((each) => each !== null).map(compileAggregation);
  const comparisons = aggregations.reduce((sum, each) => sum + each.comparisons, filter.comparisons);
  if (comparisons > MOST_FILTER_ARGUMENTS) {
    throw new GraphQLError(`filter: at most ${MOST_FILTER_ARGUMENTS} arguments are allowed`);
  }
  const span = readSpan(asked.from, asked.to, now);
  const byEnd = asked.timeComparator === "endedTime";
  const interval = asked.aggregationInterval;
  const timezone = interval?.timezone ?? "UTC";
  const bucketAt = interval && span ? createBuckets(interval.interval, timezone, span.from, span.to) : undefined;

  const records: Csr[] = [];
  if (span) {
    const directory = createDirectory(centre);
    const contacts = byEnd
      ? model.contactsEndedBetween(centre.orgId, span.from, span.to)
      : model.contactsBetween(centre.orgId, span.from, span.to);
    for (const contact of contacts) {
      const view = contactAt(contact, now);
      const csr = view && { view, directory };
      if (csr && filter.test(csr)) records.push(csr);
    }
  }
  const cursor = asked.pagination?.cursor;
  const grouped = selection.aggregated || aggregations.length > 0;
  const bucketOf = bucketAt && (({ view }: Csr) => bucketAt(byEnd ? view.contact.endedAt : view.contact.createdAt));
  return {
    ...(grouped
      ? answerGroups({ records, aggregations, selection, bucketOf, cursor })
      : answerRecords({ records, selection, cursor })),
    intervalInfo: interval ? { interval: interval.interval, timezone } : null,
  };
}
