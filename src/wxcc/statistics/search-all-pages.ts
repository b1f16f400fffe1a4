import type { Urgency } from "../budget.js";
import type { WxccHttp } from "../http.js";
import { type Asked, incompleteProblem, nonsenseProblem, refusedProblem } from "../upstream-problem.js";
import { type SearchGroup, type SearchPage, searchPageSchema } from "./search-page.js";
import type { OrgRef } from "./source.js";

/** A GraphQL document with its variables; `$pagination` is filled in page by page. */
export interface SearchQuestion {
  readonly root: "taskDetails" | "task";
  readonly endpoint: "search-queues" | "search-waiting";
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A thousand groups a page: an org with more has a cursor that runs in circles. */
const MOST_PAGES = 100;
/** GraphQL reports a refused query inside a 200 as well. */
const REFUSED = 400;

function refuseErrors(page: SearchPage, asked: Asked) {
  const [error] = page.errors ?? [];
  if (error) throw refusedProblem(asked, REFUSED, error.message);
}

/** Every group of every page; a page that fails, or a cursor that leads nowhere, is a Problem and never a short list. */
export async function searchAllPages(
  http: WxccHttp,
  org: OrgRef,
  question: SearchQuestion,
  urgency: Urgency,
  signal?: AbortSignal,
): Promise<SearchGroup[]> {
  const { endpoint } = question;
  let asked: Asked = { org, endpoint, trackingId: undefined };
  const groups: SearchGroup[] = [];
  const seen = new Set<string>();
  let cursor: string | undefined;
  while (seen.size < MOST_PAGES) {
    const page = await http.request({
      org,
      method: "POST",
      path: "/search",
      query: { orgId: org.id },
      body: {
        query: question.query,
        variables: { ...question.variables, ...(cursor === undefined ? {} : { pagination: { cursor } }) },
      },
      schema: searchPageSchema,
      check: (answer, answered) => {
        asked = answered;
        refuseErrors(answer, answered);
      },
      urgency,
      endpoint,
      signal,
    });
    const list = page.data?.[question.root];
    if (!list) throw nonsenseProblem(asked, `${question.root} is missing`);
    groups.push(...(list.tasks ?? []));
    if (!list.pageInfo?.hasNextPage) return groups;
    const next = list.pageInfo.endCursor;
    if (!next || seen.has(next)) throw incompleteProblem(asked, "it announced another page and did not say where");
    seen.add(next);
    cursor = next;
  }
  throw incompleteProblem(asked, `there are more than ${MOST_PAGES} pages`);
}
