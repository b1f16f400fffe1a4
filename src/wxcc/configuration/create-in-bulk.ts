import { z } from "zod";
import type { WxccHttp } from "../http.js";
import type { OrgRef } from "../statistics/source.js";
import { type BulkOutcome, type SiteFields, toDto } from "./site.js";
import { writeProblem } from "./write-problems.js";

// OpenAPI, BulkResponseDTO.
const answerSchema = z.object({
  items: z
    .array(
      z.object({
        itemIdentifier: z.number(),
        status: z.number().nullish(),
        href: z.string().nullish(),
        apiError: z
          .object({
            trackingId: z.string().nullish(),
            error: z.object({ message: z.array(z.object({ description: z.string().nullish() })).nullish() }).nullish(),
          })
          .nullish(),
      }),
    )
    .nullish(),
});
type Item = NonNullable<z.infer<typeof answerSchema>["items"]>[number];

/** `POST /site/bulk`: the 207 says nothing by itself, so each item is read by its number; one that is not there was not answered. */
export async function createSitesInBulk(
  http: WxccHttp,
  org: OrgRef,
  path: string,
  items: ReadonlyMap<number, SiteFields>,
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<number, BulkOutcome>> {
  const body = {
    items: Array.from(items, ([itemIdentifier, fields]) => ({
      itemIdentifier,
      requestAction: "SAVE",
      // OpenAPI: the organisation is required for bulk saves.
      item: { organizationId: org.id, ...toDto(fields) },
    })),
  };
  try {
    const answer = await http.request({
      org,
      method: "POST",
      path,
      body,
      schema: answerSchema,
      urgency: "schedule",
      endpoint: "site-bulk",
      signal,
    });
    return new Map((answer.items ?? []).flatMap((item) => asEntry(item, items)));
  } catch (thrown) {
    throw writeProblem(org, `${items.size} sites`, thrown);
  }
}

function asEntry(item: Item, asked: ReadonlyMap<number, SiteFields>): [number, BulkOutcome][] {
  const { itemIdentifier, status, href, apiError } = item;
  if (!asked.has(itemIdentifier) || status === null || status === undefined) return [];
  if (status >= 200 && status < 300 && !apiError)
    return [[itemIdentifier, { kind: "created", id: /\/site\/([^/?#]+)$/.exec(href ?? "")?.[1] }]];
  const said = apiError?.error?.message?.map(({ description }) => description).filter(Boolean);
  const reason = said && said.length > 0 ? said.join("; ") : "no reason was given";
  const trackingId = apiError?.trackingId;
  return [[itemIdentifier, { kind: "refused", status, reason, ...(trackingId ? { trackingId } : {}) }]];
}
