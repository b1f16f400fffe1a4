import { totalOf } from "../../metrics/add-sums.js";
import type { LegFigure } from "./leg-figures.js";
import type { SearchGroup } from "./search-page.js";
import { type FigureReader, type IntervalOf, rowKey, rowsOf } from "./search-rows.js";
import type { QueueRow } from "./source.js";

/**
 * Visits as one row per queue and channel, and per interval when `intervalOf` is given. Which of those that left were short,
 * or left within the target, only contact records tell: whoever was never answered left from the queue it ended in, so the
 * `contacts` of that queue say it. Who was answered in another queue before is neither. Throws `MissingFigure`.
 */
export function visitRows(
  legs: Iterable<SearchGroup>,
  contacts: readonly QueueRow[],
  intervalOf?: IntervalOf,
): QueueRow[] {
  const endedIn = new Map(contacts.map((row) => [rowKey(row), row.sums]));
  const rows = rowsOf(legs, intervalOf, (figure: FigureReader<LegFigure>) => ({
    offered: figure("offered"),
    answered: figure("answered"),
    answeredInTarget: figure("answeredInTarget"),
    abandoned: figure("left"),
    abandonedInTarget: 0,
    short: 0,
    open: figure("open"),
    waitAnsweredMs: figure("waitAnsweredMs"),
    waitAllMs: figure("waitAllMs"),
    waited: figure("waited"),
    longestWaitMs: figure("longestWaitMs"),
    talkMs: figure("talkMs"),
    holdMs: figure("holdMs"),
    wrapUpMs: figure("wrapUpMs"),
  }));
  return rows.map((row) => {
    const left = row.sums.abandoned;
    const known = endedIn.get(rowKey(row));
    // A leg may begin in the interval after its contact: there can be no more short ones than have left here.
    const short = Math.min(known?.short ?? 0, left);
    const abandoned = left - short;
    const abandonedInTarget = Math.min(known?.abandonedInTarget ?? 0, abandoned);
    return { ...row, sums: { ...row.sums, abandoned, abandonedInTarget, short } };
  });
}

/** Of a hundred contacts; a leg begins a moment after its contact, so that a few may lie beyond the edge of a range. */
const FEWEST_VISITS = 95;

/**
 * Whether there are leg records for what the contact records tell of. They are kept for orgs that Cisco has enrolled only,
 * and from that day on: too few visits for the contacts would be a short total.
 */
export function coverContacts(visits: readonly QueueRow[], contacts: readonly QueueRow[]): boolean {
  return totalOf(visits).offered * 100 >= totalOf(contacts).offered * FEWEST_VISITS;
}
