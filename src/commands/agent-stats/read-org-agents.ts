import type { Filters, Period } from "../../conversation/ask.js";
import { totalOfAgents, totalsByAgent } from "../../metrics/add-agent-sums.js";
import type { AgentSums } from "../../metrics/agent-sums.js";
import type { OrgRecord } from "../../store/records.js";
import type { Urgency } from "../../wxcc/budget.js";
import { matchAgents } from "../../wxcc/match-agents.js";
import type { AskForName } from "../../wxcc/match-names.js";
import { isWanted } from "../../wxcc/statistics/agent-rest-rows.js";
import type { AgentRow, AgentStatistics } from "../../wxcc/statistics/agent-source.js";
import type { Services } from "../command.js";
import { byName, readAgentNames } from "./name-agents.js";
import { type AskForPlace, describeNarrowing, readPlaces } from "./read-places.js";

/** An agent or a team with all channels together. */
export interface NamedTotal {
  readonly id: string;
  readonly name: string;
  readonly sums: AgentSums;
}

/** Everything one org's part of an agent card is made from; rows are already filtered. */
export interface OrgAgents {
  readonly org: OrgRecord;
  readonly current: AgentStatistics;
  readonly total: AgentSums;
  readonly agents: readonly (NamedTotal & { readonly teams: string })[];
  readonly teams: readonly (NamedTotal & { readonly agents: number })[];
  /** "Team Claims · agent Maya Fields": what the filters turned out to mean. */
  readonly narrowedTo: string | undefined;
}

/** What is asked of every org. */
export interface AgentsWanted extends AskForPlace {
  readonly period: Period;
  readonly order: "name" | "handled";
  readonly filters: Filters;
  readonly askForAgent: AskForName;
  readonly signal: AbortSignal;
  readonly urgency: Urgency;
}

/** The whole org is asked for whatever the filters are: its rows are one answer that every question of the minute shares. */
export async function readOrgAgents(
  org: OrgRecord,
  { period, order, filters, askForAgent, signal, urgency, ...askForPlace }: AgentsWanted,
  services: Pick<Services, "agentFigures" | "directory">,
): Promise<OrgAgents> {
  const figures = services.agentFigures.agents(org, period, {}, urgency, signal);
  const seen = () => figures.then(({ rows }) => rows);
  const [all, places] = await Promise.all([figures, readPlaces(org, filters, seen, askForPlace, services, signal)]);
  const names = await readAgentNames(org, all.rows, filters.agent.length > 0, services, signal);
  const agents = filters.agent.length > 0 ? matchAgents(filters.agent, [...names.values()], askForAgent) : undefined;
  const narrowing = {
    agentIds: agents?.map(({ id }) => id) ?? [],
    channels: filters.channel,
  };
  const rows = all.rows.filter((row) => isWanted(row, narrowing) && places.isMeant(row.teamId));
  const nameOf = (id: string) => names.get(id)?.name ?? id;
  const byHandled = (a: NamedTotal, b: NamedTotal) => b.sums.handled - a.sums.handled || byName(a, b);
  return {
    org,
    current: { ...all, rows },
    total: totalOfAgents(rows),
    agents: agentTotals(rows, nameOf).sort(order === "handled" ? byHandled : byName),
    teams: teamTotals(rows).sort(byName),
    narrowedTo: describeNarrowing(filters, places, agents),
  };
}

function agentTotals(rows: readonly AgentRow[], nameOf: (id: string) => string) {
  const byAgent = rowsBy(rows, ({ agentId }) => agentId);
  return [...totalsByAgent(rows)].map(([id, sums]) => {
    const teams = new Set(byAgent.get(id)?.map(({ teamName }) => teamName));
    return { id, name: nameOf(id), sums, teams: [...teams].sort().join(", ") };
  });
}

function teamTotals(rows: readonly AgentRow[]) {
  return [...rowsBy(rows, ({ teamId }) => teamId)].map(([id, own]) => ({
    id,
    name: own.at(-1)?.teamName || "no team",
    sums: totalOfAgents(own),
    agents: new Set(own.map(({ agentId }) => agentId)).size,
  }));
}

function rowsBy(rows: readonly AgentRow[], keyOf: (row: AgentRow) => string): ReadonlyMap<string, readonly AgentRow[]> {
  const groups = new Map<string, AgentRow[]>();
  for (const row of rows) {
    const own = groups.get(keyOf(row)) ?? [];
    groups.set(keyOf(row), own);
    own.push(row);
  }
  return groups;
}
