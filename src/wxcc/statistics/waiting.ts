import type { Urgency } from "../budget.js";
import type { WxccHttp } from "../http.js";
import { nonsenseProblem } from "../upstream-problem.js";
import { searchAllPages } from "./search-all-pages.js";
import { figuresOf } from "./search-page.js";
import { narrowingFilters } from "./search-question.js";
import type { Narrowing, OrgRef, WaitingRow } from "./source.js";

/** Who waits at `asOf`, per queue; a queue where nobody waits has no row. */
export interface WaitingSource {
  waiting(
    org: OrgRef,
    narrowing: Narrowing,
    asOf: number,
    urgency: Urgency,
    signal?: AbortSignal,
  ): Promise<readonly WaitingRow[]>;
}

/** A contact stuck as "active" for days would be the longest wait for ever, so older ones are not looked at. */
const LOOK_BACK_MS = 24 * 60 * 60_000;

const document = `query Waiting($from: Long!, $to: Long!, $filter: TaskFilters, $aggregations: [TaskV2Aggregation], $pagination: Pagination) {
  task(from: $from, to: $to, timeComparator: createdTime, filter: $filter, aggregations: $aggregations, pagination: $pagination) {
    tasks { lastQueue { id name } aggregation { name value } }
    pageInfo { hasNextPage endCursor }
  }
}`;

/** Waiting contacts by Search; REST has no live figures. */
export function createWaitingSource(deps: { http: WxccHttp }): WaitingSource {
  return {
    async waiting(org, narrowing, asOf, urgency, signal) {
      const waitingNow = [{ isActive: { equals: true } }, { status: { equals: "parked" } }];
      const variables = {
        from: String(asOf - LOOK_BACK_MS),
        to: String(asOf),
        filter: { and: [...waitingNow, ...narrowingFilters(narrowing)] },
        aggregations: [
          { name: "waiting", field: "id", type: "count" },
          { name: "oldestCreatedAt", field: "createdTime", type: "min" },
        ],
      };
      const question = { root: "task", endpoint: "search-waiting", query: document, variables } as const;
      const groups = await searchAllPages(deps.http, org, question, urgency, signal);
      return groups.flatMap((group) => {
        const { id, name } = group.queue ?? {};
        if (!id) return [];
        const figures = figuresOf(group);
        const [waiting, oldestCreatedAt] = [figures.get("waiting"), figures.get("oldestCreatedAt")];
        if (typeof waiting !== "number" || typeof oldestCreatedAt !== "number")
          throw nonsenseProblem({ org, endpoint: "search-waiting", trackingId: undefined }, "a figure is missing");
        return waiting > 0 ? [{ queueId: id, queueName: name ?? id, waiting, oldestCreatedAt }] : [];
      });
    },
  };
}
