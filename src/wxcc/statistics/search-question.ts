import { channelTypeOf } from "./channel.js";
import { contactFigures } from "./contact-figures.js";
import type { Interval } from "./intervals.js";
import { legFigures } from "./leg-figures.js";
import type { SearchQuestion } from "./search-all-pages.js";
import { type Aggregation, contactsRoot, intervalVariable, legsRoot, searchDocument } from "./search-document.js";
import type { Narrowing, Range } from "./source.js";

/** The first page of both kinds of record in one request, and what asks for further pages of either. */
export interface QueuesQuestion {
  readonly both: SearchQuestion;
  readonly contacts: SearchQuestion;
  readonly legs: SearchQuestion;
}

/**
 * One aggregation over the whole range of contacts and one of their visits of queues. A GraphQL document may ask several
 * roots, and Search answers such a one as a single request; the two lists are paged apart.
 */
export function queuesQuestion(
  range: Range,
  narrowing: Narrowing,
  interval?: Interval,
  shortCallSeconds?: number,
): QueuesQuestion {
  const divided = interval !== undefined;
  const common = {
    // As strings: Cisco's own widget sends Long variables so, and JSON numbers are not accepted everywhere.
    from: String(range.from),
    to: String(range.to),
    ...(interval && { aggregationInterval: intervalVariable(interval) }),
  };
  const contacts = {
    ...filterVariable("filter", narrowingFilters(narrowing)),
    aggregations: aggregationList(contactFigures(shortCallSeconds)),
  };
  const legs = {
    ...filterVariable("legFilter", legFilters(narrowing)),
    legAggregations: aggregationList(legFigures),
  };
  const asks = { endpoint: "search-queues" } as const;
  return {
    both: {
      ...asks,
      root: "taskDetails",
      query: searchDocument("QueueStatistics", [contactsRoot, legsRoot], divided),
      variables: { ...common, ...contacts, ...legs },
    },
    contacts: {
      ...asks,
      root: "taskDetails",
      query: searchDocument("QueueContacts", [contactsRoot], divided),
      variables: { ...common, ...contacts },
    },
    legs: {
      ...asks,
      root: "taskLegDetails",
      query: searchDocument("QueueVisits", [legsRoot], divided),
      variables: { ...common, ...legs },
    },
  };
}

const aggregationList = (figures: Readonly<Record<string, Aggregation>>) =>
  Object.entries(figures).map(([name, aggregation]) => ({ name, ...aggregation }));

const filterVariable = (variable: string, filters: readonly object[]) =>
  filters.length > 0 ? { [variable]: { and: filters } } : {};

const equals = (value: string) => ({ equals: value });
const anyOf = (...alternatives: readonly (readonly object[])[]): object[] =>
  alternatives.filter((or) => or.length > 0).map((or) => ({ or }));
const kindsOf = ({ channels = [] }: Narrowing) =>
  channels.map((channel) => ({ channelType: equals(channelTypeOf(channel)) }));

/** Filters for the wanted queues and channels, by id and never by pattern; empty for everything. */
export const narrowingFilters = (narrowing: Narrowing): object[] =>
  anyOf(
    (narrowing.queueIds ?? []).map((id) => ({ lastQueue: { id: equals(id) } })),
    kindsOf(narrowing),
  );

/** The same for leg records, of which those that are no visit of a queue (agents have legs of their own) are left out. */
const legFilters = (narrowing: Narrowing): object[] => [
  { queuedTo: equals("Queue") },
  ...anyOf(
    (narrowing.queueIds ?? []).map((id) => ({ queue: { id: equals(id) } })),
    kindsOf(narrowing),
  ),
];
