import { z } from "zod";
import type { Urgency } from "./budget.js";
import type { WxccHttp } from "./http.js";
import type { QueueInfo } from "./queue-directory.js";
import { channelOf } from "./statistics/channel.js";
import type { OrgRef } from "./statistics/source.js";
import { incompleteProblem } from "./upstream-problem.js";

// OpenAPI types `meta` as a free map; the totals are what live tenants send, and their absence is survived.
const pageSchema = z.object({
  meta: z
    .object({ totalPages: z.number().int().optional(), totalRecords: z.number().int().optional() })
    .optional()
    .catch(undefined),
  data: z.array(
    z.object({
      id: z.string().min(1),
      name: z.string(),
      channelType: z.string().nullish(),
      serviceLevelThreshold: z.number().nullish(),
    }),
  ),
});

const PAGE_SIZE = 100;
const MOST_PAGES = 100;

/** Every queue of the org, inactive ones too (yesterday's figures may be theirs), or a Problem. */
export async function listQueues(http: WxccHttp, org: OrgRef, urgency: Urgency): Promise<readonly QueueInfo[]> {
  const asked = { org, endpoint: "queue-list", trackingId: undefined };
  const queues = new Map<string, QueueInfo>();
  for (let page = 0; page < MOST_PAGES; page++) {
    const { meta, data } = await http.request({
      org,
      method: "GET",
      path: `/organization/${encodeURIComponent(org.id)}/v2/contact-service-queue`,
      query: { page, pageSize: PAGE_SIZE, attributes: "id,name,channelType,serviceLevelThreshold" },
      schema: pageSchema,
      urgency,
      endpoint: "queue-list",
    });
    for (const { id, name, channelType, serviceLevelThreshold } of data) {
      const channel = channelOf(channelType);
      queues.set(id, {
        id,
        name,
        channel: channel === "other" ? undefined : channel,
        serviceLevelThresholdSeconds: serviceLevelThreshold ?? undefined,
      });
    }
    // The page size is cut silently, so a short page proves nothing; without totals only an empty one is the end.
    const isLast = meta?.totalPages === undefined ? data.length === 0 : page + 1 >= meta.totalPages;
    if (!isLast) continue;
    if (meta?.totalRecords !== undefined && queues.size < meta.totalRecords)
      throw incompleteProblem(asked, `${queues.size} of ${meta.totalRecords} queues came`);
    return [...queues.values()];
  }
  throw incompleteProblem(asked, `there are more than ${MOST_PAGES} pages`);
}
