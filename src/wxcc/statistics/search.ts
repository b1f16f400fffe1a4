import type { Clock } from "../../clock.js";
import type { WxccHttp } from "../http.js";
import { nonsenseProblem } from "../upstream-problem.js";
import { inLanes } from "./in-lanes.js";
import { intervalAt, intervalStarts, longestRangeMs } from "./intervals.js";
import { refuseOutOfReach } from "./reach.js";
import { searchAllPages } from "./search-all-pages.js";
import type { SearchGroup } from "./search-page.js";
import { queuesQuestion } from "./search-question.js";
import { MissingFigure, searchRows } from "./search-rows.js";
import type { OrgRef, Range, StatisticsSource } from "./source.js";

const LANES = 4;
const DAY_MS = 24 * 60 * 60_000;

/**
 * Queue statistics by Search: one aggregation per range, however long (by hours, one per week), each contact counted in the
 * queue it ended in.
 */
export function createSearchSource(deps: { http: WxccHttp; clock: Clock }): StatisticsSource {
  const { http, clock } = deps;
  return {
    async queues(org, range, narrowing, urgency = "person", interval, { signal, onProgress } = {}) {
      const now = clock.now();
      refuseOutOfReach(range, now);
      const asOf = Math.min(range.to, now);
      const asked = { from: range.from, to: asOf };
      const parts = interval ? cutRange(asked, longestRangeMs(interval.step)) : [asked];
      const days = Math.round((asOf - range.from) / DAY_MS);
      let done = 0;
      const groups = await inLanes(LANES, parts, async (part) => {
        const question = queuesQuestion(part, narrowing, interval, org.settings?.shortCallSeconds);
        const found = await searchAllPages(http, org, question, urgency, signal);
        done += 1;
        if (days > 1) onProgress?.(Math.floor((done / parts.length) * days), days, "days");
        return found;
      });
      const rows = readable(org, groups.flat(), interval && intervalStarts(asked, interval));
      return { source: "search", asOf, counting: "last-queue", rows };
    },
  };
}

/** Back to back and of at most this length; an interval cut in two is one again when its rows are added up. */
function cutRange({ from, to }: Range, longestMs: number): Range[] {
  const parts: Range[] = [];
  for (let start = from; start < to; start += longestMs)
    parts.push({ from: start, to: Math.min(start + longestMs, to) });
  return parts;
}

function readable(org: OrgRef, groups: readonly SearchGroup[], starts: readonly number[] | undefined) {
  try {
    return searchRows(groups, starts && ((at) => intervalAt(starts, at)));
  } catch (error) {
    if (!(error instanceof MissingFigure)) throw error;
    throw nonsenseProblem({ org, endpoint: "search-queues", trackingId: undefined }, error.message, error);
  }
}
