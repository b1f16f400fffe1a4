import type { ContactCentre } from "../../model/centre.js";
import { configuredChannelTypeOf } from "../channel-type.js";
import { cutPage } from "./cut-page.js";

/** `GET /organization/{orgId}/v2/contact-service-queue`, by name. */
export function listQueues(centre: ContactCentre, query: unknown) {
  const queues = [...centre.queues]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((queue) => ({
      id: queue.id,
      name: queue.name,
      queueType: "INBOUND",
      channelType: configuredChannelTypeOf(queue.channel),
      serviceLevelThreshold: queue.serviceLevelThresholdSeconds,
      maxTimeInQueue: queue.maxTimeInQueueSeconds,
      active: true,
      timezone: centre.zone,
    }));
  return cutPage(centre.orgId, `/organization/${centre.orgId}/v2/contact-service-queue`, queues, query);
}
