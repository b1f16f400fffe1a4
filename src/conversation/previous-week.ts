import type { Period } from "./ask.js";
import { instantOf, type WallTime, wallTime } from "./wall-time.js";

const WEEK_MS = 7 * 86_400_000;
const DAY_MS = 86_400_000;

/**
 * The same times of day seven days earlier, for "compared with last Friday"; of a period that is still growing, as much
 * as has passed of it. Closed, whatever the period was.
 */
export function previousWeek(period: Period): Period {
  const { zone } = period;
  const fromWall = wallTime(period.from, zone) - WEEK_MS;
  const toWall = wallTime(period.to, zone) - WEEK_MS;
  const to = instantOf(toWall, zone);
  const from = instantOf(fromWall, zone);
  return {
    // When the clocks change within it, the range may be empty a week before; its length decides then.
    from: from < to ? from : to - (period.to - period.from),
    to,
    zone,
    phrase: phraseOf(fromWall, toWall),
    open: false,
  };
}

/** Whole days and times within one day can be asked for again exactly; anything else by the days it touches. */
function phraseOf(from: WallTime, to: WallTime): string {
  const first = dateOf(from);
  const last = dateOf(to - 1);
  if (first !== last) return `${first}..${last}`;
  if (to - from === DAY_MS) return first;
  return `${first} ${timeOf(from)}-${to % DAY_MS === 0 ? "24:00" : timeOf(to)}`;
}

const dateOf = (wall: WallTime) => new Date(wall).toISOString().slice(0, 10);
const timeOf = (wall: WallTime) => new Date(wall).toISOString().slice(11, 16);
