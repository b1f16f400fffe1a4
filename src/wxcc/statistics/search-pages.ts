import type { z } from "zod";
import type { Urgency } from "../budget.js";
import type { WxccHttp } from "../http.js";
import { type Asked, incompleteProblem, nonsenseProblem, refusedProblem } from "../upstream-problem.js";
import type { OrgRef } from "./source.js";

/** A GraphQL document with its variables; `$pagination` is filled in page by page. */
export interface PagedQuestion {
  readonly root: string;
  /** Kebab-case: `search-queues`. */
  readonly endpoint: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** How a page of one root is read; `listOf` gives undefined when the root is missing. */
export interface PageFormat<Page, Item> {
  readonly schema: z.ZodType<Page>;
  listOf(page: Page): { readonly items: readonly Item[]; readonly pageInfo: PageInfo } | undefined;
}

type PageInfo = { readonly hasNextPage: boolean; readonly endCursor?: string | null | undefined } | null | undefined;
type WithErrors = { readonly errors?: readonly { readonly message?: string | undefined }[] | null | undefined };

/** A thousand groups a page: an org with more has a cursor that runs in circles. */
const MOST_PAGES = 100;
/** GraphQL reports a refused query inside a 200 as well. */
const REFUSED = 400;

function refuseErrors(page: WithErrors, asked: Asked) {
  const [error] = page.errors ?? [];
  if (error) throw refusedProblem(asked, REFUSED, error.message);
}

/** A page, and how it was asked for. */
export interface AskedPage<Page> {
  readonly page: Page;
  readonly asked: Asked;
}

/** One page; errors inside a 200 are a Problem as well. */
export async function askPage<Page extends WithErrors>(
  http: WxccHttp,
  org: OrgRef,
  { endpoint, query, variables }: PagedQuestion,
  { schema }: { readonly schema: z.ZodType<Page> },
  cursor: string | undefined,
  urgency: Urgency,
  signal: AbortSignal | undefined,
): Promise<AskedPage<Page>> {
  let asked: Asked = { org, endpoint, trackingId: undefined };
  const page = await http.request({
    org,
    method: "POST",
    path: "/search",
    query: { orgId: org.id },
    body: { query, variables: { ...variables, ...(cursor === undefined ? {} : { pagination: { cursor } }) } },
    schema,
    check: (answer, answered) => {
      asked = answered;
      refuseErrors(answer, answered);
    },
    urgency,
    endpoint,
    signal,
  });
  return { page, asked };
}

/**
 * Every item of every page, the first of which may have been read already; a page that fails, or a cursor that leads
 * nowhere, is a Problem and never a short list.
 */
export async function searchPages<Page extends WithErrors, Item>(
  http: WxccHttp,
  org: OrgRef,
  question: PagedQuestion,
  format: PageFormat<Page, Item>,
  urgency: Urgency,
  signal?: AbortSignal,
  first?: AskedPage<Page>,
): Promise<Item[]> {
  const items: Item[] = [];
  const seen = new Set<string>();
  let known = first;
  let cursor: string | undefined;
  while (seen.size < MOST_PAGES) {
    const { page, asked } = known ?? (await askPage(http, org, question, format, cursor, urgency, signal));
    known = undefined;
    const list = format.listOf(page);
    if (!list) throw nonsenseProblem(asked, `${question.root} is missing`);
    items.push(...list.items);
    if (!list.pageInfo?.hasNextPage) return items;
    const next = list.pageInfo.endCursor;
    if (!next || seen.has(next)) throw incompleteProblem(asked, "it announced another page and did not say where");
    seen.add(next);
    cursor = next;
  }
  throw incompleteProblem(
    { org, endpoint: question.endpoint, trackingId: undefined },
    `there are more than ${MOST_PAGES} pages`,
  );
}
