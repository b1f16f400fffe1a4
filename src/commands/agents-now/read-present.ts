import type { Filters } from "../../conversation/ask.js";
import type { OrgRecord } from "../../store/records.js";
import { mainPlace, stateRank } from "../../wxcc/agents/describe-state.js";
import type { AgentPlace } from "../../wxcc/agents/signed-in.js";
import type { Urgency } from "../../wxcc/budget.js";
import { matchAgents } from "../../wxcc/match-agents.js";
import type { AskForName } from "../../wxcc/match-names.js";
import { byName, readAgentNames } from "../agent-stats/name-agents.js";
import { type AskForPlace, describeNarrowing, readPlaces } from "../agent-stats/read-places.js";
import type { Services } from "../command.js";

/** An agent as the card shows them, with the one place that stands for them. */
export interface PresentAgent extends AgentPlace {
  readonly name: string;
  readonly team: string;
  readonly inStateMs: number;
}

/** Who is at work in an org, by state and there longest first. */
export interface OrgPresent {
  readonly org: OrgRecord;
  readonly asOf: number;
  readonly agents: readonly PresentAgent[];
  readonly narrowedTo: string | undefined;
}

interface PresentWanted extends AskForPlace {
  readonly filters: Filters;
  readonly askForAgent: AskForName;
  readonly signal: AbortSignal;
  readonly urgency: Urgency;
}

/** The whole org is asked for, which every space of the minute shares; filters are applied here. */
export async function readPresent(
  org: OrgRecord,
  { filters, askForAgent, signal, urgency, ...askForPlace }: PresentWanted,
  services: Pick<Services, "statistics" | "agentWork" | "directory">,
): Promise<OrgPresent> {
  const asOf = services.statistics.asOf();
  const signedIn = services.agentWork.signedIn(org, asOf, urgency, signal);
  const seen = () => signedIn;
  const [all, meant] = await Promise.all([signedIn, readPlaces(org, filters, seen, askForPlace, services, signal)]);
  const names = await readAgentNames(org, all, filters.agent.length > 0, services, signal);
  const wanted = filters.agent.length > 0 ? matchAgents(filters.agent, [...names.values()], askForAgent) : undefined;
  const agents = all.flatMap(({ agentId, teamId, teamName, places }): PresentAgent[] => {
    const place = mainPlace(places, filters.channel);
    const isIn = (wanted === undefined || wanted.some(({ id }) => id === agentId)) && meant.isMeant(teamId);
    if (!place || !isIn) return [];
    const name = names.get(agentId)?.name ?? agentId;
    // The newest activity may be younger than the moment that this minute's questions share.
    return [{ ...place, name, team: teamName, inStateMs: Math.max(0, asOf - place.since) }];
  });
  agents.sort((a, b) => stateRank(a.state) - stateRank(b.state) || b.inStateMs - a.inStateMs || byName(a, b));
  return { org, asOf, agents, narrowedTo: describeNarrowing(filters, meant, wanted) };
}
