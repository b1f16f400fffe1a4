import { z } from "zod";
import type { WxccHttp } from "../http.js";
import type { OrgRef } from "../statistics/source.js";
import type { Referrers } from "./site.js";

/** As many names of a kind as a card can use. */
const NAMES = 100;

// OpenAPI, EntityReferenceInfoDTO: entries do not say what they are, the kinds stand in `meta`.
const pageSchema = z.object({
  meta: z
    .object({
      totalRecords: z.number().int().nullish(),
      referencedEntities: z.array(z.string()).nullish(),
    })
    .nullish()
    .catch(undefined),
  data: z.array(z.object({ name: z.string().nullish(), id: z.string().nullish() })),
});

/** What refers to something, kind by kind, at most a hundred names of each with their full count. */
export async function readReferences(http: WxccHttp, org: OrgRef, path: string): Promise<readonly Referrers[]> {
  const ask = (type: string | undefined) =>
    http.request({
      org,
      method: "GET",
      path,
      query: { type, page: 0, pageSize: NAMES },
      schema: pageSchema,
      urgency: "person",
      endpoint: "site-references",
    });
  const referrers = (kind: string | undefined, { meta, data }: z.infer<typeof pageSchema>): Referrers => ({
    kind,
    names: data.map(({ name, id }) => name || id || "—"),
    count: Math.max(meta?.totalRecords ?? 0, data.length),
  });

  const all = await ask(undefined);
  if (all.data.length === 0) return [];
  const kinds = all.meta?.referencedEntities ?? [];
  const [only, ...others] = kinds;
  if (others.length === 0) return [referrers(only, all)];
  return Promise.all(kinds.map(async (kind) => referrers(kind, await ask(kind))));
}
