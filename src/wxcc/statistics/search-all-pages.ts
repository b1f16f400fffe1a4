import type { Urgency } from "../budget.js";
import type { WxccHttp } from "../http.js";
import { type SearchGroup, type SearchPage, searchPageSchema } from "./search-page.js";
import { type AskedPage, askPage, type PagedQuestion, searchPages } from "./search-pages.js";
import type { OrgRef } from "./source.js";

/** A question about contacts in groups. */
export interface SearchQuestion extends PagedQuestion {
  readonly root: "taskDetails" | "task" | "taskLegDetails";
  readonly endpoint: "search-queues" | "search-waiting";
}

/** Every group of every page, or a Problem; see {@link searchPages}. `first` is a page that was read already. */
export function searchAllPages(
  http: WxccHttp,
  org: OrgRef,
  question: SearchQuestion,
  urgency: Urgency,
  signal?: AbortSignal,
  first?: AskedPage<SearchPage>,
): Promise<SearchGroup[]> {
  const listOf = (page: SearchPage) => {
    const list = page.data?.[question.root];
    return list ? { items: list.tasks ?? [], pageInfo: list.pageInfo } : undefined;
  };
  return searchPages(http, org, question, { schema: searchPageSchema, listOf }, urgency, signal, first);
}

/** The first page alone, of however many roots. */
export const searchFirstPage = (
  http: WxccHttp,
  org: OrgRef,
  question: SearchQuestion,
  urgency: Urgency,
  signal?: AbortSignal,
): Promise<AskedPage<SearchPage>> =>
  askPage(http, org, question, { schema: searchPageSchema }, undefined, urgency, signal);
