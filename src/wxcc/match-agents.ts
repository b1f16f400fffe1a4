import type { NamedEntry, TeamInfo } from "./directory.js";
import { type AskForName, matchNames, type Named, type NameKind } from "./match-names.js";

const otherwise = {
  next: "See who worked today, and ask for one of them.",
  ask: { label: "Agent stats today", ask: "agent stats today" },
};

const agentKind: NameKind = {
  one: "agent",
  many: "agents",
  unknown: "unknown-agent",
  ambiguous: "ambiguous-agent",
  otherwise,
  alwaysSuggest: true,
};
const teamKind: NameKind = {
  one: "team",
  many: "teams",
  unknown: "unknown-team",
  ambiguous: "ambiguous-team",
  otherwise,
  alwaysSuggest: true,
};

const siteKind: NameKind = {
  one: "site",
  many: "sites",
  unknown: "unknown-site",
  ambiguous: "ambiguous-site",
  otherwise,
  alwaysSuggest: true,
};

/** The agents a person means by name, e-mail address or id; throws `ambiguous-agent` or `unknown-agent`. */
export const matchAgents = <Agent extends Named>(
  wanted: readonly string[],
  agents: readonly Agent[],
  askFor: AskForName,
): readonly Agent[] => matchNames(wanted, agents, agentKind, askFor);

/** The teams a person means by name or id; throws `ambiguous-team` or `unknown-team`. */
export const matchTeams = (
  wanted: readonly string[],
  teams: readonly TeamInfo[],
  askFor: AskForName,
): readonly TeamInfo[] => matchNames(wanted, teams, teamKind, askFor);

/** The sites a person means by name or id; throws `ambiguous-site` or `unknown-site`. */
export const matchSites = (
  wanted: readonly string[],
  sites: readonly NamedEntry[],
  askFor: AskForName,
): readonly NamedEntry[] => matchNames(wanted, sites, siteKind, askFor);
