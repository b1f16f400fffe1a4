import type { Range } from "./source.js";

const MINUTE_MS = 60_000;
const RECENT_MS = 120 * MINUTE_MS;

/**
 * True when the range ended long enough ago that its figures have settled. A contact belongs to the interval in which it
 * began but is answered, ended and wrapped up later, so the last two hours still move.
 */
export const isSettled = (range: Range, now: number): boolean => range.to <= now - RECENT_MS;

/** How long an answer is remembered: a minute while figures move, a quarter of an hour once settled (a long call may still end). */
export const keepMsFor = (range: Range, now: number): number => (isSettled(range, now) ? 15 * MINUTE_MS : MINUTE_MS);
