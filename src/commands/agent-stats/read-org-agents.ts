import type { Filters, Period } from "../../conversation/ask.js";
import { totalOfAgents, totalsByAgent } from "../../metrics/add-agent-sums.js";
import type { AgentSums } from "../../metrics/agent-sums.js";
import type { OrgRecord } from "../../store/records.js";
import { matchAgents, matchTeams } from "../../wxcc/match-agents.js";
import type { AskForName } from "../../wxcc/match-names.js";
import { isWanted } from "../../wxcc/statistics/agent-rest-rows.js";
import type { AgentRow, AgentStatistics } from "../../wxcc/statistics/agent-source.js";
import type { Services } from "../command.js";
import { byName, readAgentNames } from "./name-agents.js";

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
export interface AgentsWanted {
  readonly period: Period;
  readonly order: "name" | "handled";
  readonly filters: Filters;
  readonly askForAgent: AskForName;
  readonly askForTeam: AskForName;
  readonly signal: AbortSignal;
}

/** The whole org is asked for whatever the filters are: its rows are one answer that every question of the minute shares. */
export async function readOrgAgents(
  org: OrgRecord,
  { period, order, filters, askForAgent, askForTeam, signal }: AgentsWanted,
  services: Pick<Services, "agentFigures" | "directory">,
): Promise<OrgAgents> {
  const [all, teams] = await Promise.all([
    services.agentFigures.agents(org, period, {}, "person", signal),
    filters.team.length > 0
      ? services.directory.teams(org, "person", signal).then((known) => matchTeams(filters.team, known, askForTeam))
      : undefined,
  ]);
  const names = await readAgentNames(org, all.rows, filters.agent.length > 0, services, signal);
  const agents = filters.agent.length > 0 ? matchAgents(filters.agent, [...names.values()], askForAgent) : undefined;
  const narrowing = {
    agentIds: agents?.map(({ id }) => id) ?? [],
    teamIds: teams?.map(({ id }) => id) ?? [],
    channels: filters.channel,
  };
  const rows = all.rows.filter((row) => isWanted(row, narrowing));
  const nameOf = (id: string) => names.get(id)?.name ?? id;
  const byHandled = (a: NamedTotal, b: NamedTotal) => b.sums.handled - a.sums.handled || byName(a, b);
  return {
    org,
    current: { ...all, rows },
    total: totalOfAgents(rows),
    agents: agentTotals(rows, nameOf).sort(order === "handled" ? byHandled : byName),
    teams: teamTotals(rows).sort(byName),
    narrowedTo: describeNarrowing(filters, teams, agents),
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

type NamedList = readonly { readonly name: string }[] | undefined;

/** "Team Claims · agent Maya Fields · channel voice"; undefined when nothing was narrowed. */
export function describeNarrowing(filters: Filters, teams: NamedList, agents: NamedList): string | undefined {
  const list = (named: NamedList) => named?.map(({ name }) => name).join(", ");
  const parts = [
    teams && `team ${list(teams)}`,
    agents && `agent ${list(agents)}`,
    filters.channel.length > 0 && `channel ${filters.channel.join(", ")}`,
  ].filter((part) => typeof part === "string");
  const text = parts.join(" · ");
  return text === "" ? undefined : text.charAt(0).toUpperCase() + text.slice(1);
}
