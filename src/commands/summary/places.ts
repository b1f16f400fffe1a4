import { wallTime } from "../../conversation/wall-time.js";
import { isoDayOf } from "../../schedule/business-day.js";
import { type Interval, intervalEnd, intervalStarts } from "../../wxcc/statistics/intervals.js";
import type { Range } from "../../wxcc/statistics/source.js";

/** One interval of a period, and where in the week it lies. */
export interface Place {
  readonly from: number;
  readonly to: number;
  /** Local date, `2026-11-20`. */
  readonly date: string;
  /** The same for the same weekday (and hour, when intervals are hours) of every week, whatever the clocks do. */
  readonly slot: number;
}

/** All intervals that a range touches, oldest first; an hour that occurs twice is two places with one slot. */
export const placesOf = (range: Range, interval: Interval): readonly Place[] =>
  intervalStarts(range, interval).map((from) => {
    const { date, slot } = slotAt(from, interval);
    return { from, to: intervalEnd(from, interval), date, slot };
  });

/** Where in the week an interval lies, by its start. */
export function slotAt(from: number, { step, zone }: Interval): Pick<Place, "date" | "slot"> {
  const wall = new Date(wallTime(from, zone));
  const date = wall.toISOString().slice(0, 10);
  const isoDay = isoDayOf(date);
  return { date, slot: step === "hour" ? isoDay * 24 + wall.getUTCHours() : isoDay };
}

/** Those that lie wholly within a range and are over: only they can be held against others. */
export const wholePlaces = (places: readonly Place[], { from, to }: Range): readonly Place[] =>
  places.filter((place) => place.from >= from && place.to <= to);
