import type { CardAction } from "../../cards/card.js";
import { askText } from "../../conversation/format-ask.js";
import type { Ask } from "../command.js";
import { type AgentWords, askAgentStats } from "./read-agent-words.js";
import type { OrgAgents } from "./read-org-agents.js";

/** Refresh, other periods, who is at work now, the other order, and one team or everybody. */
export function agentActions(
  { text, sentence }: Pick<Ask, "text" | "sentence">,
  words: AgentWords,
  org: OrgAgents | undefined,
): CardAction[] {
  const { filters } = sentence;
  const ask = (parts: Parameters<typeof askAgentStats>[2]) => askAgentStats(sentence, words, parts);
  const other = (label: string, phrase: string): CardAction =>
    words.period.phrase === phrase
      ? { kind: "ask", label: "Today", ask: ask({ period: "today" }) }
      : { kind: "ask", label, ask: ask({ period: phrase }) };
  const order: CardAction =
    words.order === "name"
      ? { kind: "ask", label: "By handled", ask: ask({ order: "handled" }) }
      : { kind: "ask", label: "By name", ask: ask({ order: "name" }) };
  const only = org?.agents.length === 1 ? org.agents[0] : undefined;
  const isNarrowed = [filters.agent, filters.team, filters.site].some(({ length }) => length > 0);
  return [
    { kind: "ask", label: "Refresh", ask: text, primary: true },
    other("Yesterday", "yesterday"),
    other("Last 7 days", "last 7d"),
    { kind: "ask", label: "Agents now", ask: askText("agents now", { filters: { ...filters, agent: [] } }) },
    ...(only ? [activity(only.name, words, sentence)] : [order]),
    ...(isNarrowed ? [{ kind: "ask" as const, label: "Every agent", ask: ask(everybody(filters)) }] : []),
    ...(!isNarrowed && org && org.teams.length > 1
      ? [
          {
            kind: "choose" as const,
            label: "One team …",
            ask: ask({}),
            filter: "team" as const,
            prompt: "Team",
            choices: org.teams.map(({ name }) => name),
            everything: "All teams",
            submit: "Show",
          },
        ]
      : []),
  ];
}

const everybody = (filters: Ask["sentence"]["filters"]) => ({ filters: { ...filters, agent: [], team: [], site: [] } });

function activity(name: string, { period }: AgentWords, { filters, zone }: Ask["sentence"]): CardAction {
  const parts = { args: name, period: period.phrase, filters: { org: filters.org }, zone };
  return { kind: "ask", label: "Activity", ask: askText("agent activity", parts) };
}
