import type { Recurrence } from "../store/schedule-records.js";
import type { BusinessCalendar } from "./business-day.js";
import { type DueRun, nextRun } from "./next-run.js";

type NextRun = (recurrence: Recurrence, after: number, calendar: BusinessCalendar) => DueRun | undefined;

/**
 * The next run of each rule, computed once for everybody who has the same: a hundred thousand schedules have a few hundred
 * rules. For one pass over all of them.
 */
export function rememberNextRuns(): NextRun {
  const known = new Map<string, DueRun | undefined>();
  return (recurrence, after, calendar) => {
    const { days, time, zone } = recurrence;
    const closed = days.kind === "business-days" ? [calendar.businessDays, calendar.holidays] : [];
    const key = JSON.stringify([time, zone, after, days, ...closed]);
    if (known.has(key)) return known.get(key);
    const next = nextRun(recurrence, after, calendar);
    known.set(key, next);
    return next;
  };
}
