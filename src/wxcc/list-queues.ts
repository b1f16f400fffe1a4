import { z } from "zod";
import type { Urgency } from "./budget.js";
import type { WxccHttp } from "./http.js";
import { listConfiguration } from "./list-configuration.js";
import type { QueueInfo } from "./queue-directory.js";
import { channelOf } from "./statistics/channel.js";
import type { OrgRef } from "./statistics/source.js";

const queueList = {
  path: "contact-service-queue",
  endpoint: "queue-list",
  attributes: ["id", "name", "channelType", "serviceLevelThreshold"],
  item: z.object({
    id: z.string().min(1),
    name: z.string(),
    channelType: z.string().nullish(),
    serviceLevelThreshold: z.number().nullish(),
  }),
  things: "queues",
};

/** Every queue of the org, inactive ones too, or a Problem. */
export async function listQueues(
  http: WxccHttp,
  org: OrgRef,
  urgency: Urgency,
  signal?: AbortSignal,
): Promise<readonly QueueInfo[]> {
  const queues = await listConfiguration(http, org, queueList, urgency, signal);
  return queues.map(({ id, name, channelType, serviceLevelThreshold }) => {
    const channel = channelOf(channelType);
    return {
      id,
      name,
      channel: channel === "other" ? undefined : channel,
      serviceLevelThresholdSeconds: serviceLevelThreshold ?? undefined,
    };
  });
}
