import type { Range } from "./source.js";

const QUARTER_MS = 15 * 60_000;
/** REST takes spans strictly under 24 h and floors both ends to 15 minutes, so 23:45 is the longest it can answer (OpenAPI). */
const LONGEST_MS = 24 * 60 * 60_000 - QUARTER_MS;

/** The instant as REST sees it: down to the last quarter of an hour. */
export const floorToQuarter = (epochMs: number): number => Math.floor(epochMs / QUARTER_MS) * QUARTER_MS;

/** Beyond a week (and the hour of a clock change) windows lie where those of every long range do. */
const LONG_RANGE_MS = 7 * 24 * 60 * 60_000 + 60 * 60_000;
/** At least what `isSettled` counts as moving, in quarters of an hour with the one that has begun. */
const MOVING_MS = 9 * QUARTER_MS;
const LASTING_MS = LONGEST_MS - MOVING_MS;

/**
 * Cuts a range into as few windows as REST can answer, back to back, covering exactly the floored range. They are counted
 * from its start and all but the last are of full length, so that a longer question of the same start reuses them.
 */
export function cutWindows(range: Range): readonly Range[] {
  return cut(range, (from) => from + LONGEST_MS);
}

/**
 * A long range is cut at fixed moments instead, into a few windows more: "last 31d" asked an hour later, whose start has
 * moved, needs only its first and last windows anew. The last one holds at least the time whose figures still move.
 */
export function cutLastingWindows(range: Range): readonly Range[] {
  if (range.to - range.from <= LONG_RANGE_MS) return cutWindows(range);
  return cut(range, (from, end) => {
    const next = from + LASTING_MS - (from % LASTING_MS);
    return end - next < MOVING_MS ? end : next;
  });
}

function cut(range: Range, next: (from: number, end: number) => number): readonly Range[] {
  const end = floorToQuarter(range.to);
  const windows: Range[] = [];
  for (let from = floorToQuarter(range.from); from < end; from = windows.at(-1)?.to ?? end)
    windows.push({ from, to: Math.min(next(from, end), end) });
  return windows;
}
