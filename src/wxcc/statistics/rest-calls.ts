import { Problem } from "../../errors.js";
import type { Interval } from "./intervals.js";
import type { OrgRef } from "./source.js";

/** REST takes no more ids at once (OpenAPI). */
const MOST_IDS = 100;
/** Two months of days: more would use up the minute's budget of every org for one question. */
const MOST_CALLS = 72;

/** Ids once each and in order, in hundreds; one empty chunk, which means everything, for none. */
export function chunkIds(ids: readonly string[]): readonly (readonly string[])[] {
  const unique = [...new Set(ids)].sort();
  const chunks: (readonly string[])[] = [];
  for (let i = 0; i < unique.length; i += MOST_IDS) chunks.push(unique.slice(i, i + MOST_IDS));
  return chunks.length > 0 ? chunks : [[]];
}

/** Refuses a question that would take too many calls, before the first is made. */
export function refuseTooManyCalls(org: OrgRef, calls: number, interval?: Interval): void {
  if (calls <= MOST_CALLS) return;
  throw new Problem("bad-period", {
    say: `This would take ${calls} calls to the REST statistics of ${org.name}, more than Floorwalker makes for one answer.`,
    next: interval
      ? "Ask for a month or less, or by hours, which take fewer calls."
      : "Ask for a period of two months or less.",
  });
}
