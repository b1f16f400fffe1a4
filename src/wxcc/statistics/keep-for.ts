import type { Range } from "./source.js";

const MINUTE_MS = 60_000;
const RECENT_MS = 120 * MINUTE_MS;
const DAY_MS = 24 * 60 * MINUTE_MS;

/**
 * True when the range ended long enough ago that its figures have settled. A contact belongs to the interval in which it
 * began but is answered, ended and wrapped up later, so the last two hours still move.
 */
export const isSettled = (range: Range, now: number): boolean => range.to <= now - RECENT_MS;

/**
 * How long an answer is remembered: a minute while figures move, a quarter of an hour once settled (a long call may still
 * end), six hours when the range ended more than a day ago and nothing of it is still going on.
 */
export const keepMsFor = (range: Range, now: number): number => {
  if (range.to <= now - DAY_MS) return 6 * 60 * MINUTE_MS;
  return isSettled(range, now) ? 15 * MINUTE_MS : MINUTE_MS;
};
