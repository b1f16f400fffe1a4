import type { Filters } from "../../conversation/ask.js";
import type { OrgRecord } from "../../store/records.js";
import { matchSites, matchTeams } from "../../wxcc/match-agents.js";
import type { AskForName, Named } from "../../wxcc/match-names.js";
import type { Services } from "../command.js";

/** The same question with another team or site in the place of one. */
export interface AskForPlace {
  readonly askForTeam: AskForName;
  readonly askForSite: AskForName;
}

/** Where agents have to work to be meant; undefined where the question does not say. */
export interface Places {
  readonly teams: readonly Named[] | undefined;
  readonly sites: readonly Named[] | undefined;
  /** True of a team whose agents are meant. */
  isMeant(teamId: string): boolean;
  /** Teams of the figures that are configured no more, so that nobody can say where they work; none of them is meant. */
  readonly stray: number;
}

/**
 * Reads team: and site:. Neither statistics nor Search's sessions are asked by site, because REST does not know it: a site
 * is the teams that work there today. `seen` are those that the figures have.
 */
export async function readPlaces(
  org: OrgRecord,
  { team, site }: Filters,
  seen: () => Promise<readonly { readonly teamId: string }[]>,
  { askForTeam, askForSite }: AskForPlace,
  { directory }: Pick<Services, "directory">,
  signal: AbortSignal,
): Promise<Places> {
  const [teams, sites] = await Promise.all([
    team.length > 0 ? directory.teams(org, { signal }).then((known) => matchTeams(team, known, askForTeam)) : undefined,
    site.length > 0 ? directory.sites(org, { signal }).then((known) => matchSites(site, known, askForSite)) : undefined,
  ]);
  const teamIds = teams && new Set(teams.map(({ id }) => id));
  const isNamed = (teamId: string) => teamIds === undefined || teamIds.has(teamId);
  if (!sites) return { teams, sites, stray: 0, isMeant: isNamed };
  const seenIds = [...new Set((await seen()).map(({ teamId }) => teamId))].filter(isNamed);
  const configured = await directory.teams(org, { mustKnow: seenIds, signal });
  const siteOfTeam = new Map(configured.map(({ id, siteId }) => [id, siteId]));
  return {
    teams,
    sites,
    stray: seenIds.filter((id) => siteOfTeam.get(id) === undefined).length,
    isMeant: (teamId) => isNamed(teamId) && sites.some(({ id }) => id === siteOfTeam.get(teamId)),
  };
}

type NamedList = readonly { readonly name: string }[] | undefined;

/** "Team Claims · agent Maya Fields · channel voice"; undefined when nothing was narrowed. */
export function describeNarrowing(
  { channel }: Filters,
  { teams, sites, stray }: Omit<Places, "isMeant">,
  agents: NamedList,
): string | undefined {
  const list = (named: NamedList) => named?.map(({ name }) => name).join(", ");
  const parts = [
    sites && `site ${list(sites)}`,
    stray > 0 && `without ${stray === 1 ? "a team whose" : `${stray} teams whose`} site is not known`,
    teams && `team ${list(teams)}`,
    agents && `agent ${list(agents)}`,
    channel.length > 0 && `channel ${channel.join(", ")}`,
  ].filter((part) => typeof part === "string");
  const text = parts.join(" · ");
  return text === "" ? undefined : text.charAt(0).toUpperCase() + text.slice(1);
}
