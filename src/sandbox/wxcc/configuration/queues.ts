import { configuredChannelTypeOf } from "../channel-type.js";
import { type ConfigList, commonFields, sortedBy } from "./config-list.js";

/** Queues, with the teams that serve each. */
export const queues: ConfigList = {
  path: "contact-service-queue",
  searchColumns: ["name", "description"],
  records: (centre) =>
    sortedBy(centre.queues, (queue) => queue.name).map((queue) => ({
      ...commonFields(centre, queue.id),
      name: queue.name,
      description: "",
      queueType: "INBOUND",
      channelType: configuredChannelTypeOf(queue.channel),
      serviceLevelThreshold: queue.serviceLevelThresholdSeconds,
      maxTimeInQueue: queue.maxTimeInQueueSeconds,
      maxActiveContacts: 100,
      routingType: "LONGEST_AVAILABLE_AGENT",
      queueRoutingType: "TEAM_BASED",
      checkAgentAvailability: false,
      timezone: centre.zone,
      systemDefault: false,
      callDistributionGroups: [
        {
          agentGroups: centre.teams
            .filter((team) => team.queueIds.includes(queue.id))
            .map((team) => ({ teamId: team.id })),
          order: 1,
          duration: 0,
        },
      ],
    })),
};
