import { z } from "zod";
import type { Urgency } from "./budget.js";
import type { WxccHttp } from "./http.js";
import type { OrgRef } from "./statistics/source.js";
import { incompleteProblem } from "./upstream-problem.js";

/** One of the v2 lists of the configuration API. */
export interface ConfigurationList<Item> {
  /** Last part of its path: `contact-service-queue`. */
  readonly path: string;
  readonly endpoint: string;
  /** Fields asked for; others are left out of the answer. */
  readonly attributes: readonly string[];
  readonly item: z.ZodType<Item>;
  /** "queues", for a sentence. */
  readonly things: string;
  /** Where a hundred pages may not be all. */
  readonly mostPages?: number;
}

const PAGE_SIZE = 100;
const MOST_PAGES = 100;

/** Every entry of the list, inactive ones too (yesterday's figures may be theirs), each once, or a Problem. */
export async function listConfiguration<Item extends { readonly id: string }>(
  http: WxccHttp,
  org: OrgRef,
  { path, endpoint, attributes, item, things, mostPages = MOST_PAGES }: ConfigurationList<Item>,
  urgency: Urgency,
  signal?: AbortSignal,
): Promise<readonly Item[]> {
  // OpenAPI types `meta` as a free map; the totals are what live tenants send, and their absence is survived.
  const schema = z.object({
    meta: z
      .object({ totalPages: z.number().int().optional(), totalRecords: z.number().int().optional() })
      .optional()
      .catch(undefined),
    data: z.array(item),
  });
  const asked = { org, endpoint, trackingId: undefined };
  const items = new Map<string, Item>();
  for (let page = 0; page < mostPages; page++) {
    const { meta, data } = await http.request({
      org,
      method: "GET",
      path: `/organization/${encodeURIComponent(org.id)}/v2/${path}`,
      query: { page, pageSize: PAGE_SIZE, attributes: attributes.join(",") },
      schema,
      urgency,
      endpoint,
      signal,
    });
    for (const each of data) items.set(each.id, each);
    // The page size is cut silently, so a short page proves nothing; without totals only an empty one is the end.
    const isLast = meta?.totalPages === undefined ? data.length === 0 : page + 1 >= meta.totalPages;
    if (!isLast) continue;
    if (meta?.totalRecords !== undefined && items.size < meta.totalRecords)
      throw incompleteProblem(asked, `${items.size} of ${meta.totalRecords} ${things} came`);
    return [...items.values()];
  }
  throw incompleteProblem(asked, `there are more than ${mostPages} pages`);
}
