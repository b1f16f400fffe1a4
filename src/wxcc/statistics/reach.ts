import { subMonths } from "date-fns";
import { Problem } from "../../errors.js";
import type { Range } from "./source.js";

/** Search answers at most 365 days at once, and nothing that began more than 36 months ago (developer.webex.com, search). */
const LONGEST_DAYS = 365;
const OLDEST_MONTHS = 36;
const DAY_MS = 24 * 60 * 60_000;

/** Refuses a range that Contact Center cannot answer any more, before anything is sent. */
export function refuseOutOfReach(range: Range, now: number): void {
  if (range.from < subMonths(now, OLDEST_MONTHS).getTime())
    throw new Problem("period-too-old", {
      say: `Webex Contact Center keeps statistics for ${OLDEST_MONTHS} months, and this period began before that.`,
      next: `Ask for a period within the last ${OLDEST_MONTHS} months.`,
    });
  // A year of local days can be an hour longer than 365 days of 24 h.
  if (range.to - range.from > LONGEST_DAYS * DAY_MS + 60 * 60_000)
    throw new Problem("period-too-old", {
      say: `Webex Contact Center answers at most ${LONGEST_DAYS} days at once.`,
      next: `Ask for ${LONGEST_DAYS} days or less.`,
    });
}
