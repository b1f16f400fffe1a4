import { subMonths } from "date-fns";
import { GraphQLError } from "graphql";

const DAY_MS = 86_400_000;
const LONGEST_SPAN_DAYS = 365;
const LONGEST_SPAN_OF_ACTIVITIES_DAYS = 30;
/** Milliseconds reached this in 1973: anything below is a time in seconds. */
const SMALLEST_MS = 100_000_000_000;

/** A period in instants, `[from, to)`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * The period a query is answered for, its end not after `now`; undefined when nothing can lie in it. Seconds in place of
 * milliseconds are such a case: the real endpoint finds nothing and says nothing.
 */
export function readSpan(
  from: number,
  to: number,
  now: number,
  raw: { readonly activities: boolean },
): Span | undefined {
  if (from < SMALLEST_MS) return undefined;
  if (from < subMonths(now, 36).getTime()) throw new GraphQLError("from: must not be older than 36 months");
  const end = Math.min(to, now);
  const days = raw.activities ? LONGEST_SPAN_OF_ACTIVITIES_DAYS : LONGEST_SPAN_DAYS;
  if (end - from > days * DAY_MS) throw new GraphQLError(`from, to: the period must not be longer than ${days} days`);
  return end > from ? { from, to: end } : undefined;
}
