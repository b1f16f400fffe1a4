import { instantOf, wallTime } from "../conversation/wall-time.js";
import type { Recurrence } from "../store/schedule-records.js";
import { type BusinessCalendar, isBusinessDay, isoDayOf } from "./business-day.js";

/** One time at which a schedule is due. */
export interface DueRun {
  /** Local date; with the schedule's id it names the run, so a time that occurs twice is one run. */
  readonly date: string;
  /** Epoch milliseconds. A time that the clocks skip is due at the jump. */
  readonly at: number;
}

const DAY_MS = 86_400_000;
/** The rarest rule falls once a month; a calendar may close weeks, but not a year. */
const DAYS_AHEAD = 400;

/** The first run after an instant (not at it); undefined when the calendar has no such day within 400 days. */
export function nextRun(recurrence: Recurrence, after: number, calendar: BusinessCalendar): DueRun | undefined {
  const { zone, time } = recurrence;
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  const timeMs = (hours * 60 + minutes) * 60_000;
  const wall = wallTime(after, zone);
  // From the day before: where clocks go back at midnight, a day that has begun ends once more.
  const first = wall - (wall % DAY_MS) - DAY_MS;
  for (let day = first; day < first + DAYS_AHEAD * DAY_MS; day += DAY_MS) {
    const date = dateOf(day);
    if (!isDueOn(date, recurrence.days, calendar)) continue;
    const at = instantOf(day + timeMs, zone);
    if (at > after) return { date, at };
  }
  return undefined;
}

/** Every run in `(after, until]`, oldest first; what an outage left behind. `next` may be one that remembers. */
export function runsBetween(
  recurrence: Recurrence,
  after: number,
  until: number,
  calendar: BusinessCalendar,
  next = nextRun,
): readonly DueRun[] {
  const runs: DueRun[] = [];
  for (let run = next(recurrence, after, calendar); run && run.at <= until; ) {
    runs.push(run);
    run = next(recurrence, run.at, calendar);
  }
  return runs;
}

function isDueOn(date: string, days: Recurrence["days"], calendar: BusinessCalendar): boolean {
  switch (days.kind) {
    case "every-day":
      return true;
    case "business-days":
      return isBusinessDay(date, calendar);
    case "weekdays":
      return days.isoDays.includes(isoDayOf(date));
    case "month-day":
      return dayOfMonth(date) === Math.min(days.day, lengthOfMonth(date));
    case "month-weekday":
      return isoDayOf(date) === days.isoDay && isNth(date, days.nth);
  }
}

function isNth(date: string, nth: number | "last"): boolean {
  const day = dayOfMonth(date);
  return nth === "last" ? day + 7 > lengthOfMonth(date) : Math.ceil(day / 7) === nth;
}

const dateOf = (wall: number): string => new Date(wall).toISOString().slice(0, 10);
const dayOfMonth = (date: string): number => Number(date.slice(8));
const lengthOfMonth = (date: string): number =>
  new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)), 0)).getUTCDate();
