import { tzOffset } from "@date-fns/tz";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/**
 * What the clocks of a zone show, as epoch milliseconds of the same reading in UTC. It lets calendar arithmetic be
 * done without a zone: a day is always 24 h here, and only {@link instantOf} knows that it may not be.
 */
export type WallTime = number;

const QUARTER_MS = 15 * MINUTE_MS;
/** More than a busy hour asks for. */
const MOST_KEPT = 2_000;
const offsets = new Map<string, number>();

/** Clocks jump at whole quarters of an hour, so an offset holds for its quarter; finding one takes as long as a sentence. */
function offsetMs(zone: string, instant: number): number {
  const key = `${Math.floor(instant / QUARTER_MS)} ${zone}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const offset = tzOffset(zone, new Date(instant)) * MINUTE_MS;
  if (offsets.size >= MOST_KEPT) offsets.clear();
  offsets.set(key, offset);
  return offset;
}

/** What the clocks of a zone show at an instant (epoch milliseconds). */
export const wallTime = (instant: number, zone: string): WallTime => instant + offsetMs(zone, instant);

/** The date that the clocks of a zone show at an instant: `2026-11-20`. */
export const localDate = (instant: number, zone: string): string =>
  new Date(wallTime(instant, zone)).toISOString().slice(0, 10);

/**
 * The instant at which the clocks of a zone first show `wall`. A time they skip in spring is the instant of the jump.
 * Later wall times never give earlier instants, so neighbouring ranges always meet: nothing is counted twice or lost.
 */
export function instantOf(wall: WallTime, zone: string): number {
  const before = offsetMs(zone, wall - DAY_MS);
  const after = offsetMs(zone, wall + DAY_MS);
  const candidates = [wall - before, wall - after].sort((a, b) => a - b);
  const shown = candidates.find((instant) => wallTime(instant, zone) === wall);
  return shown ?? firstInstantAtOrAfter(wall, zone, candidates);
}

/** Halves the stretch in which the clocks jump over `wall` until the jump is found. */
function firstInstantAtOrAfter(wall: WallTime, zone: string, [low = wall, high = wall]: readonly number[]): number {
  let before = low - 1;
  let after = high;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (wallTime(middle, zone) >= wall) after = middle;
    else before = middle;
  }
  return after;
}
