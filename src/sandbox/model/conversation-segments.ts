import type { Arrival } from "./arrival.js";
import type { VisitSegment } from "./visit.js";

type Holds = Arrival["holds"];

/** The holds that begin before a cut, and where the cut falls when it may not split a hold. */
export function cutHolds(holds: Holds, cutAfterMs: number): { readonly kept: Holds; readonly endsAfterMs: number } {
  const kept = holds.filter((hold) => hold.afterMs < cutAfterMs);
  const ends = kept.map((hold) => hold.afterMs + hold.ms);
  return { kept, endsAfterMs: Math.max(cutAfterMs, ...ends) };
}

/** Talk and hold by turns, without gaps, over exactly `talkMs` from `from`. */
export function talkSegments(
  agentId: string,
  slot: number,
  from: number,
  talkMs: number,
  holds: Holds,
): VisitSegment[] {
  const segments: VisitSegment[] = [];
  const end = from + talkMs;
  let at = from;
  for (const hold of holds) {
    const holdFrom = from + hold.afterMs;
    const holdTo = Math.min(holdFrom + hold.ms, end);
    segments.push({ kind: "talk", agentId, slot, from: at, to: holdFrom });
    segments.push({ kind: "hold", agentId, slot, from: holdFrom, to: holdTo });
    at = holdTo;
  }
  if (at < end) segments.push({ kind: "talk", agentId, slot, from: at, to: end });
  return segments;
}
