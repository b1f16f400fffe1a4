import { tz } from "@date-fns/tz";
import { format } from "date-fns";
import type { Period } from "../../conversation/ask.js";
import { previousWeek } from "../../conversation/period.js";

const DAY_MS = 86_400_000;

/**
 * "as of 10:00", with the date when that is not today: a figure without its moment is not a figure. A period that is
 * over has no such moment; contacts of it may still be answered, so it carries the time at which it was read.
 */
export function describeAsOf(asOf: number, now: number, zone: string, open = true): string {
  const at = (pattern: string, instant: number) => format(instant, pattern, { in: tz(zone) });
  if (!open) return `read at ${at("HH:mm", now)}`;
  const today = at("yyyy-MM-dd", asOf) === at("yyyy-MM-dd", now);
  return `as of ${at(today ? "HH:mm" : "EEE d MMM HH:mm", asOf)}`;
}

/** What follows "▲ 2.1 pts vs": "Fri 13 Nov" for a day or less, "the week before" for more; a date is never broken over two lines. */
export function describePreviousWeek(period: Period): string {
  // A day on which the clocks go back has 25 hours.
  if (period.to - period.from > DAY_MS + 3_600_000) return "the week before";
  return format(previousWeek(period).from, "EEE\u00a0d\u00a0MMM", { in: tz(period.zone) });
}
