import { tz } from "@date-fns/tz";
import { format } from "date-fns";
import type { Problem } from "../../errors.js";
import { narrow } from "../../wxcc/statistics/narrow.js";
import type { Narrowing, QueueRow, QueueStatistics, Range } from "../../wxcc/statistics/source.js";
import { totalRows } from "../../wxcc/statistics/total-contacts.js";
import { type Place, placesOf, slotAt } from "./places.js";
import type { Span } from "./span.js";
import type { PlacedRow, Stretch } from "./usual.js";

/** A day, week or month that is not part of the usual, and why. */
export interface LeftOut {
  /** "Fri 6 Nov", "the week from 2 Nov" */
  readonly name: string;
  readonly why: "holiday" | "no contacts" | "other source" | "not read";
  readonly problem?: Problem;
}

type DatedRow = PlacedRow & Pick<Place, "date">;

/** A stretch before with what was answered for it. */
interface Answered {
  readonly range: Range;
  readonly answer: QueueStatistics | Problem;
}

/** Stretches before that have a day of business: one that is all holidays need not be asked about. */
export const withBusiness = ({ before, interval }: Span, holidays: readonly string[] = []): readonly Range[] =>
  before.filter((range) => placesOf(range, interval).some(({ date }) => !holidays.includes(date)));

/**
 * What the usual is made of: each stretch without its holidays and without days on which the whole org had no contact, which
 * was closed then. A stretch that failed, or that the other source counted in its own way, is none.
 */
export function usableStretches(
  { kind, before, interval }: Span,
  current: QueueStatistics,
  answered: readonly Answered[],
  { narrowing, holidays = [] }: { readonly narrowing: Narrowing; readonly holidays?: readonly string[] | undefined },
): { readonly stretches: readonly Stretch[]; readonly leftOut: readonly LeftOut[] } {
  const at = (instant: number, pattern: string) => format(instant, pattern, { in: tz(interval.zone) });
  const nameOf = ({ from }: Range) => {
    if (kind === "month") return at(from, "MMMM");
    return kind === "day" ? at(from, "EEE\u00a0d\u00a0MMM") : `the ${kind} from ${at(from, "d\u00a0MMM")}`;
  };
  const leftOut: LeftOut[] = [];
  const stretches: Stretch[] = [];
  const days = new Map(before.flatMap((range) => placesOf(range, interval).map((place) => [place.date, place])));
  for (const { date, from } of days.values())
    if (holidays.includes(date)) leftOut.push({ name: at(from, "EEE\u00a0d\u00a0MMM"), why: "holiday" });

  const read = answered.flatMap(({ range, answer }) => {
    if (!("rows" in answer)) leftOut.push({ name: nameOf(range), why: "not read", problem: answer });
    else if (answer.source !== current.source) leftOut.push({ name: nameOf(range), why: "other source" });
    else return [{ range, answer, rows: placeAnswer(answer, interval).rows }];
    return [];
  });
  const busy = new Set(
    [placeAnswer(current, interval).rows, ...read.map(({ rows }) => rows)].flat().filter(isContact).map(weekdayOf),
  );
  for (const { range, answer, rows } of read) {
    const open = new Set(rows.filter(isContact).map(({ date }) => date));
    const places = placesOf(range, interval).filter(({ date }) => !holidays.includes(date));
    const closed = new Map(places.filter(({ date }) => !open.has(date)).map((place) => [place.date, place]));
    // A weekday on which there is never anybody goes without saying.
    for (const place of closed.values())
      if (busy.has(weekdayOf(place))) leftOut.push({ name: at(place.from, "EEE\u00a0d\u00a0MMM"), why: "no contacts" });
    const kept = places.filter(({ date }) => open.has(date));
    const dates = new Set(kept.map(({ date }) => date));
    const isKept = ({ date }: DatedRow) => dates.has(date);
    const mine = placeAnswer(narrow(answer, narrowing), interval);
    if (kept.length > 0)
      stretches.push({ places: kept, rows: mine.rows.filter(isKept), totals: mine.totals.filter(isKept) });
  }
  return { stretches, leftOut };
}

const isContact = ({ sums }: DatedRow) => sums.offered > 0;
const weekdayOf = ({ date }: Pick<Place, "date">) => new Date(date).getUTCDay();

/** An answer's rows and those that its totals are made of, with their places. */
export const placeAnswer = (answer: QueueStatistics, interval: Span["interval"]) => ({
  rows: placeRows(answer.rows, interval),
  totals: placeRows(totalRows(answer), interval),
});

/** Those of an undivided answer have no place and do not come here. */
const placeRows = (rows: readonly QueueRow[], interval: Span["interval"]): readonly DatedRow[] =>
  rows.flatMap(({ intervalFrom, ...row }) =>
    intervalFrom === undefined ? [] : [{ ...row, from: intervalFrom, ...slotAt(intervalFrom, interval) }],
  );
