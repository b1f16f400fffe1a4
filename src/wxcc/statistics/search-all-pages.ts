import type { Urgency } from "../budget.js";
import type { WxccHttp } from "../http.js";
import { type SearchGroup, searchPageSchema } from "./search-page.js";
import { type PagedQuestion, searchPages } from "./search-pages.js";
import type { OrgRef } from "./source.js";

/** A question about contacts in groups. */
export interface SearchQuestion extends PagedQuestion {
  readonly root: "taskDetails" | "task";
  readonly endpoint: "search-queues" | "search-waiting";
}

/** Every group of every page, or a Problem; see {@link searchPages}. */
export function searchAllPages(
  http: WxccHttp,
  org: OrgRef,
  question: SearchQuestion,
  urgency: Urgency,
  signal?: AbortSignal,
): Promise<SearchGroup[]> {
  return searchPages(
    http,
    org,
    question,
    {
      schema: searchPageSchema,
      listOf: (page) => {
        const list = page.data?.[question.root];
        return list ? { items: list.tasks ?? [], pageInfo: list.pageInfo } : undefined;
      },
    },
    urgency,
    signal,
  );
}
