import type { Range } from "./source.js";

const QUARTER_MS = 15 * 60_000;
/** REST takes spans strictly under 24 h and floors both ends to 15 minutes, so 23:45 is the longest it can answer (OpenAPI). */
const LONGEST_MS = 24 * 60 * 60_000 - QUARTER_MS;

/** The instant as REST sees it: down to the last quarter of an hour. */
export const floorToQuarter = (epochMs: number): number => Math.floor(epochMs / QUARTER_MS) * QUARTER_MS;

/**
 * Cuts a range into as few windows as REST can answer, back to back, covering exactly the floored range. They are counted
 * from its start and all but the last are of full length, so that a longer question of the same start reuses them.
 */
export function cutWindows(range: Range): readonly Range[] {
  const end = floorToQuarter(range.to);
  const windows: Range[] = [];
  for (let from = floorToQuarter(range.from); from < end; from += LONGEST_MS) {
    windows.push({ from, to: Math.min(from + LONGEST_MS, end) });
  }
  return windows;
}
