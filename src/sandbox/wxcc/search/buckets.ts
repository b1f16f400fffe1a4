import { TZDate } from "@date-fns/tz";
import {
  addDays,
  addMilliseconds,
  addMonths,
  addWeeks,
  startOfDay,
  startOfHour,
  startOfMonth,
  startOfWeek,
} from "date-fns";
import { GraphQLError } from "graphql";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

type IntervalType = "FIFTEEN_MINUTES" | "THIRTY_MINUTES" | "HOURLY" | "DAILY" | "WEEKLY" | "MONTHLY";

interface Stepping {
  readonly start: (at: TZDate) => Date;
  readonly next: (start: Date) => Date;
  /** Longest span of a query for which Cisco offers it. */
  readonly longestSpanMs: number;
}

const minutes = (count: number, longestSpanMs: number): Stepping => ({
  start: startOfHour,
  next: (start) => addMilliseconds(start, count * MINUTE_MS),
  longestSpanMs,
});

const steppings: Record<IntervalType, Stepping> = {
  FIFTEEN_MINUTES: minutes(15, DAY_MS),
  THIRTY_MINUTES: minutes(30, 7 * DAY_MS),
  HOURLY: minutes(60, 7 * DAY_MS),
  DAILY: { start: startOfDay, next: (start) => addDays(start, 1), longestSpanMs: Number.POSITIVE_INFINITY },
  WEEKLY: {
    start: (at) => startOfWeek(at, { weekStartsOn: 1 }),
    next: (start) => addWeeks(start, 1),
    longestSpanMs: Number.POSITIVE_INFINITY,
  },
  MONTHLY: { start: startOfMonth, next: (start) => addMonths(start, 1), longestSpanMs: Number.POSITIVE_INFINITY },
};

/** Finds the interval of an instant within `[from, to)`, by its start; days, weeks and months are those of the time zone. */
export function createBuckets(
  interval: IntervalType,
  timezone: string,
  from: number,
  to: number,
): (at: number) => number {
  const stepping = steppings[interval];
  if (to - from > stepping.longestSpanMs) {
    throw new GraphQLError(`aggregationInterval: ${interval} is not offered for this period`);
  }
  const starts: number[] = [];
  const first = new TZDate(from, timezone);
  if (Number.isNaN(first.getTime())) throw new GraphQLError("aggregationInterval: timezone is not known");
  for (let start = stepping.start(first); start.getTime() < to; start = stepping.next(start)) {
    starts.push(start.getTime());
  }
  return (at) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return starts[low] ?? from;
  };
}
