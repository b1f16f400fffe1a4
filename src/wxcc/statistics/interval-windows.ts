import { clockMinutes, type Interval, intervalStarts } from "./intervals.js";
import type { Range } from "./source.js";
import { cutWindows, floorToQuarter } from "./windows.js";

/** One REST call of a divided answer. */
export interface IntervalWindow extends Range {
  /** What REST is to divide it by; undefined when the window lies within one interval. */
  readonly minutes: 15 | 30 | 60 | undefined;
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/**
 * Cuts a range so that REST's rows each lie within one interval. REST divides by 15, 30 or 60 minutes only (OpenAPI), so
 * windows end where days, weeks and months do; shorter steps are asked for by windows that begin at an interval's start.
 */
export function cutIntervalWindows(range: Range, interval: Interval): readonly IntervalWindow[] {
  const whole = { from: floorToQuarter(range.from), to: floorToQuarter(range.to) };
  const starts = intervalStarts(whole, interval);
  const minutes = clockMinutes(interval.step);
  if (minutes === undefined) return starts.flatMap((start, n) => undivided(whole, start, starts[n + 1] ?? whole.to));
  const first = starts.find((start) => start >= whole.from) ?? whole.to;
  return [...undivided(whole, whole.from, first), ...divided({ from: first, to: whole.to }, minutes)];
}

function undivided(whole: Range, from: number, to: number): IntervalWindow[] {
  const range = { from: Math.max(whole.from, from), to: Math.min(whole.to, to) };
  return cutWindows(range).map((window) => ({ ...window, minutes: undefined }));
}

function divided(range: Range, minutes: 15 | 30 | 60): IntervalWindow[] {
  // In zones that are half an hour or a quarter off, REST's own hours might begin elsewhere than ours: then by what divides both.
  const safe = ([60, 30, 15] as const).find((each) => each <= minutes && range.from % (each * MINUTE_MS) === 0) ?? 15;
  const longest = DAY_MS - minutes * MINUTE_MS;
  const windows: IntervalWindow[] = [];
  for (let from = range.from; from < range.to; from += longest)
    windows.push({ from, to: Math.min(from + longest, range.to), minutes: safe });
  return windows;
}
