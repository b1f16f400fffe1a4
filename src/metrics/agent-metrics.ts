import type { AgentSums } from "./agent-sums.js";
import type { AgentMetricDefinition } from "./definition.js";
import { plus, ratio } from "./ratio.js";

const workMs = (s: AgentSums) => s.talkMs + s.holdMs + s.wrapUpMs;

/** What agents did with what was offered to them, and with their time. */
export const agentMetrics = {
  handled: {
    id: "agent-handled",
    name: "Handled",
    aliases: ["contacts handled", "agent handled", "handled by agents"],
    unit: "count",
    formula: "contacts that the agent accepted",
    fields: { search: "agentSession: sum of channelInfo.connectedCount", rest: "totalAcceptedTasks" },
    caveat:
      "A contact that was transferred to another agent counts for both, so all agents together handle more than the queues answered.",
    better: "neither",
    compute: (s) => s.handled,
    sample: (s) => s.handled,
  },
  aht: {
    id: "agent-aht",
    name: "Agent handle time",
    aliases: ["agent average handle time", "handle time of agents"],
    unit: "duration",
    formula: "(talk + hold + wrap-up) ÷ handled",
    fields: {
      search: "agentSession: sums of channelInfo connectedDuration, holdDuration and wrapupDuration",
      rest: "totalEngagedDuration + totalHoldDuration + totalWrapUpDuration",
    },
    caveat: "Calls that an agent made are in neither part. A channel mix moves it: an e-mail takes longer than a call.",
    better: "neither",
    compute: (s) => ratio(workMs(s), s.handled),
    sample: (s) => s.handled,
  },
  hold: {
    id: "agent-hold",
    name: "Agent hold",
    aliases: ["agent average hold", "agent hold time"],
    unit: "duration",
    formula: "hold time ÷ handled",
    fields: { search: "agentSession: sum of channelInfo.holdDuration", rest: "totalHoldDuration" },
    caveat: "Spread over everything handled, not only over what was put on hold.",
    better: "down",
    compute: (s) => ratio(s.holdMs, s.handled),
    sample: (s) => s.handled,
  },
  wrapUp: {
    id: "agent-wrap-up",
    name: "Agent wrap-up",
    aliases: ["agent average wrap-up", "agent wrap-up time", "agent acw"],
    unit: "duration",
    formula: "wrap-up time ÷ handled",
    fields: { search: "agentSession: sum of channelInfo.wrapupDuration", rest: "totalWrapUpDuration" },
    caveat: "A wrap-up that is not finished counts as far as it has come.",
    better: "neither",
    compute: (s) => ratio(s.wrapUpMs, s.handled),
    sample: (s) => s.handled,
  },
  rona: {
    id: "rona",
    name: "RONA (offers not answered by agents)",
    aliases: ["not responded", "redirection on no answer", "rejected", "not answered"],
    unit: "percent",
    formula: "offers that the agent did not answer ÷ offers",
    fields: {
      search: "agentSession: sums of channelInfo notRespondedCount ÷ ringingCount",
      rest: "totalRejectedTasks ÷ totalOfferedTasks",
    },
    caveat: "The contact goes back to its queue and is offered again, so one contact can be several offers.",
    better: "down",
    compute: (s) => ratio(s.notAnswered, s.offered),
    sample: (s) => s.offered,
  },
  transferRate: {
    id: "transfer-rate",
    name: "Transfer rate",
    aliases: ["transfers", "transfer percentage"],
    unit: "percent",
    formula: "contacts passed on to another agent ÷ handled",
    fields: {
      search: "agentSession: sums of channelInfo agentToAgentTransferCount ÷ connectedCount",
      rest: "totalTransferredTasks ÷ totalAcceptedTasks",
    },
    caveat: "It counts for the agent who passed the contact on. Transfers back into a queue are not in it.",
    better: "down",
    compute: (s) => ratio(s.transferred, s.handled),
    sample: (s) => s.handled,
  },
  occupancy: {
    id: "occupancy",
    name: "Occupancy",
    aliases: ["occupation"],
    unit: "percent",
    formula: "(talk + hold + wrap-up) ÷ (talk + hold + wrap-up + available)",
    fields: {
      search: "agentSession: channelInfo connectedDuration, holdDuration, wrapupDuration and availableDuration",
      rest: "totalEngagedDuration, totalHoldDuration, totalWrapUpDuration and totalAvailableTime",
    },
    caveat:
      "Idle time is not in it. Available time is that of voice, or without voice of the channel that was available longest, " +
      "and never the sum of channels: an agent who is ready for calls and chats is one person.",
    better: "neither",
    compute: (s) => ratio(workMs(s), plus(workMs(s), s.availableMs)),
    sample: (s) => s.handled,
  },
} satisfies Record<string, AgentMetricDefinition>;

/** In the order in which documents list them. */
export const allAgentMetrics: readonly AgentMetricDefinition[] = Object.values(agentMetrics);
