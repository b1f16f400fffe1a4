import type { Block, Cell, Column } from "../../cards/card.js";
import { addAgentSums, agentTotal, noWork } from "../../metrics/add-agent-sums.js";
import type { AgentSums } from "../../metrics/agent-sums.js";
import { agentMetrics } from "../../metrics/definitions.js";
import { formatCount, formatDuration, formatPercent } from "../../metrics/format.js";
import type { AgentRow } from "../../wxcc/statistics/agent-source.js";
import type { NamedTotal, OrgAgents } from "./read-org-agents.js";

const columns = (first: string): readonly Column[] => [
  { title: first, align: "left", weight: 6 },
  { title: "Handled", align: "right", weight: 2 },
  { title: "Handle time", align: "right", weight: 3 },
  { title: "Occupancy", align: "right", weight: 2, detail: true },
  { title: "RONA", align: "right", weight: 2, detail: true },
  { title: "Hold", align: "right", weight: 2, detail: true },
  { title: "Wrap-up", align: "right", weight: 2, detail: true },
  { title: "Transfers", align: "right", weight: 2, detail: true },
];

/** A row per team, when there are several. */
export function teamRows(teams: OrgAgents["teams"]): Block[] {
  if (teams.length < 2) return [];
  const rows = teams.map(({ name, sums, agents }) =>
    cells(agents === 1 ? `${name} (1 agent)` : `${name} (${agents} agents)`, sums),
  );
  return [{ kind: "table", title: "Teams", columns: columns("Team"), rows }];
}

/** A row per agent in the order they are given, and one for all who have no place. */
export function agentRows(
  shown: readonly NamedTotal[],
  rest: readonly NamedTotal[],
  order: "name" | "handled",
): Block[] {
  if (shown.length === 0) return [];
  const others = rest.map(({ sums }) => sums).reduce(addAgentSums, noWork);
  const restName = rest.length === 1 ? "… 1 more agent" : `… ${rest.length} more agents`;
  return [
    {
      kind: "table",
      title: order === "name" ? "Agents by name" : "Agents by contacts handled",
      columns: columns("Agent"),
      rows: shown.map(({ name, sums }) => cells(name, sums)),
      ...(rest.length > 0 && { rest: cells(restName, others).map((cell) => ({ ...cell, tone: "quiet" as const })) }),
    },
  ];
}

/** One agent's channels, when there are several. */
export function channelRows(rows: readonly AgentRow[]): Block[] {
  const channels = [...new Set(rows.map(({ channel }) => channel))];
  if (channels.length < 2) return [];
  return [
    {
      kind: "table",
      title: "By channel",
      columns: columns("Channel"),
      rows: channels.map((channel) => cells(channel, agentTotal(rows.filter((row) => row.channel === channel)))),
    },
  ];
}

function cells(name: string, sums: AgentSums): Cell[] {
  const { handled, aht, occupancy, rona, hold, wrapUp, transferRate } = agentMetrics;
  return [
    name,
    formatCount(handled.compute(sums)),
    formatDuration(aht.compute(sums)),
    formatPercent(occupancy.compute(sums)),
    formatPercent(rona.compute(sums)),
    formatDuration(hold.compute(sums)),
    formatDuration(wrapUp.compute(sums)),
    formatPercent(transferRate.compute(sums)),
  ].map((text) => ({ text }));
}
