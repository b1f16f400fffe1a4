import type { Channel } from "../../model/centre.js";
import { channelTypeOf } from "../channel-type.js";
import type { AgentDuration } from "./agent-durations.js";
import type { AgentEvent } from "./agent-events.js";

/** Sums of one agent on one channel in one interval: counts of events, and milliseconds. */
export type AgentTally = Record<AgentEvent["kind"] | AgentDuration, number>;

/** A fresh one, to be added to. */
export const emptyAgentTally = (): AgentTally => ({
  ...{ offered: 0, accepted: 0, rejected: 0, transferred: 0 },
  ...{ engagedMs: 0, holdMs: 0, wrapUpMs: 0, availableMs: 0, unavailableMs: 0 },
});

/** One entry of `channels`. Unlike the queues' figure of the same name, `averageHandledTime` has hold and wrap-up in it. */
export function toChannelRow(channel: Channel, tally: AgentTally) {
  const handleMs = tally.engagedMs + tally.holdMs + tally.wrapUpMs;
  return {
    channelType: channelTypeOf(channel),
    totalAssignedTasks: tally.accepted,
    totalOfferedTasks: tally.offered,
    totalAcceptedTasks: tally.accepted,
    totalRejectedTasks: tally.rejected,
    totalTransferredTasks: tally.transferred,
    totalEngagedDuration: tally.engagedMs,
    totalHoldDuration: tally.holdMs,
    totalWrapUpDuration: tally.wrapUpMs,
    totalAvailableTime: tally.availableMs,
    totalUnAvailableTime: tally.unavailableMs,
    averageHandledTime: tally.accepted === 0 ? 0 : handleMs / tally.accepted,
  };
}
