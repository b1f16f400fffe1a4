import { z } from "zod";
import type { Clock } from "../../clock.js";
import type { AgentSums } from "../../metrics/agent-sums.js";
import type { WxccHttp } from "../http.js";
import { nonsenseProblem } from "../upstream-problem.js";
import { joinAgentRows } from "./agent-rest-rows.js";
import { agentsQuestion } from "./agent-search-question.js";
import type { AgentRow, AgentStatisticsSource } from "./agent-source.js";
import { channelOf } from "./channel.js";
import { refuseOutOfReach } from "./reach.js";
import { searchPages } from "./search-pages.js";

const channelSchema = z.object({ channelType: z.string().nullish() });
const groupSchema = z.object({
  agentId: z.string().nullish(),
  agentName: z.string().nullish(),
  teamId: z.string().nullish(),
  teamName: z.string().nullish(),
  // A list in records; in groups, where there is only one, it may come without its list.
  channelInfo: z.union([z.array(channelSchema), channelSchema.transform((only) => [only])]).nullish(),
  aggregation: z.array(z.object({ name: z.string(), value: z.number().nullable() })),
});
type Group = z.infer<typeof groupSchema>;

const pageInfo = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }).nullish();
const schema = z.object({
  data: z
    .object({ agentSession: z.object({ agentSessions: z.array(groupSchema).nullable(), pageInfo }).nullish() })
    .nullish(),
  errors: z.array(z.object({ message: z.string().optional() })).nullish(),
});

/** Agents' statistics by Search: one aggregation of session records per range; a session counts where the agent signed in. */
export function createAgentSearchSource(deps: { http: WxccHttp; clock: Clock }): AgentStatisticsSource {
  const { http, clock } = deps;
  return {
    async agents(org, range, narrowing, urgency = "person", signal) {
      const now = clock.now();
      refuseOutOfReach(range, now);
      const asOf = Math.min(range.to, now);
      const question = agentsQuestion({ from: range.from, to: asOf }, narrowing);
      const listOf = ({ data }: z.infer<typeof schema>) =>
        data?.agentSession
          ? { items: data.agentSession.agentSessions ?? [], pageInfo: data.agentSession.pageInfo }
          : undefined;
      const groups = await searchPages(http, org, question, { schema, listOf }, urgency, signal);
      const rows = groups.flatMap((group) => {
        const missing = (name: string) =>
          nonsenseProblem({ org, endpoint: question.endpoint, trackingId: undefined }, `the figure ${name} is missing`);
        return rowOf(group, missing) ?? [];
      });
      return { source: "search", asOf, rows: joinAgentRows(rows) };
    },
  };
}

/** Undefined for a session that belongs to nobody. */
function rowOf(group: Group, missing: (figure: string) => Error): AgentRow | undefined {
  const { agentId, agentName, teamId, teamName, channelInfo } = group;
  if (!agentId) return undefined;
  const figures = new Map(group.aggregation.map(({ name, value }) => [name, value]));
  const figure = (name: keyof AgentSums): number => {
    const value = figures.get(name);
    if (value === undefined) throw missing(name);
    // The group exists, so the sum was computed: over nothing it is null, which means 0.
    return Math.round(value ?? 0);
  };
  return {
    agentId,
    agentName: agentName ?? agentId,
    teamId: teamId ?? "",
    teamName: teamName ?? "",
    channel: channelOf(channelInfo?.[0]?.channelType),
    sums: {
      offered: figure("offered"),
      handled: figure("handled"),
      notAnswered: figure("notAnswered"),
      transferred: figure("transferred"),
      talkMs: figure("talkMs"),
      holdMs: figure("holdMs"),
      wrapUpMs: figure("wrapUpMs"),
      availableMs: figure("availableMs"),
      idleMs: figure("idleMs"),
    },
  };
}
