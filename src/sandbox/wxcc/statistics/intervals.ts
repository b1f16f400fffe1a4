import type { StatisticsQuery } from "./read-query.js";

/** The beginning of the interval that a moment of the window lies in; without intervals, the window's. */
export function intervalStartAt({ from, to, intervalMs = to - from }: StatisticsQuery, at: number): number {
  return from + Math.floor((at - from) / intervalMs) * intervalMs;
}

/** The parts of `[from, to)` that lie in the window, one for each interval it touches. */
export function partsByInterval(query: StatisticsQuery, from: number, to: number): { start: number; ms: number }[] {
  const { intervalMs = query.to - query.from } = query;
  const end = Math.min(to, query.to);
  const parts: { start: number; ms: number }[] = [];
  for (let at = Math.max(from, query.from); at < end; ) {
    const start = intervalStartAt(query, at);
    const next = Math.min(start + intervalMs, end);
    parts.push({ start, ms: next - at });
    at = next;
  }
  return parts;
}
