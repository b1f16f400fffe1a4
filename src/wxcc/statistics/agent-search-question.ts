import type { AgentSums } from "../../metrics/agent-sums.js";
import type { AgentNarrowing } from "./agent-source.js";
import { channelTypeOf } from "./channel.js";
import type { PagedQuestion } from "./search-pages.js";
import type { Range } from "./source.js";

/** The field of session records (data dictionary of ASR) that each sum is made from. */
const fields: Readonly<Record<keyof AgentSums, string>> = {
  offered: "ringingCount",
  handled: "connectedCount",
  notAnswered: "notRespondedCount",
  transferred: "agentToAgentTransferCount",
  talkMs: "connectedDuration",
  holdMs: "holdDuration",
  wrapUpMs: "wrapupDuration",
  availableMs: "availableDuration",
  idleMs: "idleDuration",
};

const document = `query AgentStatistics($from: Long!, $to: Long!, $filter: AgentSessionFilters, $aggregations: [AgentSessionV2Aggregation], $pagination: Pagination) {
  agentSession(from: $from, to: $to, filter: $filter, aggregations: $aggregations, pagination: $pagination) {
    agentSessions { agentId agentName teamId teamName channelInfo { channelType } aggregation { name value } }
    pageInfo { hasNextPage endCursor }
  }
}`;

/** One aggregation over the whole range, grouped by agent, team and channel; sums only. */
export function agentsQuestion(range: Range, narrowing: AgentNarrowing): PagedQuestion {
  const filters = agentFilters(narrowing);
  return {
    root: "agentSession",
    endpoint: "search-agents",
    query: document,
    variables: {
      from: String(range.from),
      to: String(range.to),
      ...(filters.length > 0 ? { filter: { and: filters } } : {}),
      aggregations: Object.entries(fields).map(([name, field]) => ({
        name,
        field: `channelInfo.${field}`,
        type: "sum",
      })),
    },
  };
}

const equals = (value: string) => ({ equals: value });

function agentFilters({ agentIds = [], teamIds = [], channels = [] }: AgentNarrowing): object[] {
  const agents = agentIds.map((id) => ({ agentId: equals(id) }));
  const teams = teamIds.map((id) => ({ teamId: equals(id) }));
  const kinds = channels.map((channel) => ({ channelInfo: { channelType: equals(channelTypeOf(channel)) } }));
  return [agents, teams, kinds].filter((or) => or.length > 0).map((or) => ({ or }));
}
