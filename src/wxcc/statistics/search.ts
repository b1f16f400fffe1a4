import type { Clock } from "../../clock.js";
import type { WxccHttp } from "../http.js";
import { nonsenseProblem } from "../upstream-problem.js";
import { refuseOutOfReach } from "./reach.js";
import { searchAllPages } from "./search-all-pages.js";
import type { SearchGroup } from "./search-page.js";
import { queuesQuestion } from "./search-question.js";
import { MissingFigure, searchRows } from "./search-rows.js";
import type { OrgRef, StatisticsSource } from "./source.js";

/** Queue statistics by Search: one aggregation per range, however long, each contact counted in the queue it ended in. */
export function createSearchSource(deps: { http: WxccHttp; clock: Clock }): StatisticsSource {
  const { http, clock } = deps;
  return {
    async queues(org, range, narrowing, urgency = "person") {
      const now = clock.now();
      refuseOutOfReach(range, now);
      const asOf = Math.min(range.to, now);
      const question = queuesQuestion({ from: range.from, to: asOf }, narrowing);
      const groups = await searchAllPages(http, org, question, urgency);
      return { source: "search", asOf, counting: "last-queue", rows: readable(org, groups) };
    },
  };
}

function readable(org: OrgRef, groups: readonly SearchGroup[]) {
  try {
    return searchRows(groups);
  } catch (error) {
    if (!(error instanceof MissingFigure)) throw error;
    throw nonsenseProblem({ org, endpoint: "search-queues", trackingId: undefined }, error.message, error);
  }
}
