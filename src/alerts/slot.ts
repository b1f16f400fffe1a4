import { instantOf, localDate, wallTime } from "../conversation/wall-time.js";
import type { Range } from "../wxcc/statistics/source.js";

/** The hour that is judged, and the same hour of the weekday in the weeks before. */
export interface Slot {
  readonly range: Range;
  readonly before: readonly Range[];
}

const HOUR_MS = 3_600_000;
const WEEK_MS = 7 * 86_400_000;
const WEEKS = 4;
/** Contacts that began shortly before the hour was over are still being answered. */
const SETTLE_MS = 5 * 60_000;

/**
 * The last full hour of the zone's clocks, and that hour of the four weeks before without those on a holiday or that the
 * clocks skipped.
 */
export function lastSlot(now: number, zone: string, holidays: readonly string[] = []): Slot {
  const wall = wallTime(now - SETTLE_MS, zone);
  const end = wall - (wall % HOUR_MS);
  const at = (weeksBack: number): Range => ({
    from: instantOf(end - HOUR_MS - weeksBack * WEEK_MS, zone),
    to: instantOf(end - weeksBack * WEEK_MS, zone),
  });
  const before = Array.from({ length: WEEKS }, (_, n) => at(n + 1));
  return {
    range: at(0),
    before: before.filter(({ from, to }) => to - from === HOUR_MS && !holidays.includes(localDate(from, zone))),
  };
}
