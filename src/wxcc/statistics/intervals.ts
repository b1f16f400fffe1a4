import { tz } from "@date-fns/tz";
import { addDays, addMonths, addWeeks, startOfDay, startOfMonth, startOfWeek } from "date-fns";
import { instantOf, type WallTime, wallTime } from "../../conversation/wall-time.js";
import type { Range } from "./source.js";

/** How long each interval of an answer is. */
export type IntervalStep = "15-minutes" | "30-minutes" | "hour" | "day" | "week" | "month";

/** Divides an answer: days, weeks (from Monday) and months are those of the zone, hours begin when its clocks show :00. */
export interface Interval {
  readonly step: IntervalStep;
  /** IANA name. */
  readonly zone: string;
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const minutesOf: Partial<Readonly<Record<IntervalStep, 15 | 30 | 60>>> = {
  "15-minutes": 15,
  "30-minutes": 30,
  hour: 60,
};

/** Minutes of a step of the clock; undefined for days and longer, which the zone's calendar measures. */
export const clockMinutes = (step: IntervalStep): 15 | 30 | 60 | undefined => minutesOf[step];

/** The longest range that Search divides by a step: a day by 15 minutes, a week by less than a day (published restrictions). */
export const longestRangeMs = (step: IntervalStep): number => {
  if (step === "15-minutes") return DAY_MS;
  return clockMinutes(step) === undefined ? Number.POSITIVE_INFINITY : 7 * DAY_MS;
};

/** Starts of all intervals that the range touches, ascending; the first may lie before the range. */
export function intervalStarts({ from, to }: Range, { step, zone }: Interval): readonly number[] {
  const minutes = clockMinutes(step);
  const starts: number[] = [];
  if (minutes !== undefined) {
    const stepMs = minutes * MINUTE_MS;
    for (let start = from - (wallTime(from, zone) % stepMs); start < to; start += stepMs) starts.push(start);
    return starts;
  }
  const { start, next } = calendarOf(step);
  for (let wall = start(wallTime(from, zone)); instantOf(wall, zone) < to; wall = next(wall))
    starts.push(instantOf(wall, zone));
  return starts;
}

const utc = { in: tz("UTC") };
const monday = { ...utc, weekStartsOn: 1 } as const;
/** On the zone's clock face, where a day is always 24 h long; how long it really is shows when it becomes instants. */
const calendar = {
  day: { start: (wall: WallTime) => +startOfDay(wall, utc), next: (wall: WallTime) => +addDays(wall, 1, utc) },
  week: { start: (wall: WallTime) => +startOfWeek(wall, monday), next: (wall: WallTime) => +addWeeks(wall, 1, utc) },
  month: { start: (wall: WallTime) => +startOfMonth(wall, utc), next: (wall: WallTime) => +addMonths(wall, 1, utc) },
};

const calendarOf = (step: IntervalStep) => calendar[step === "week" || step === "month" ? step : "day"];

/** Where the interval that begins at `start` ends. */
export function intervalEnd(start: number, { step, zone }: Interval): number {
  const minutes = clockMinutes(step);
  if (minutes !== undefined) return start + minutes * MINUTE_MS;
  return instantOf(calendarOf(step).next(wallTime(start, zone)), zone);
}

/** The interval an instant lies in, by its start: whatever a source calls its intervals, rows end up in ours. */
export function intervalAt(starts: readonly number[], at: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return starts[low] ?? at;
}
