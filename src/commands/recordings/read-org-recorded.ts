import type { Filters, Period } from "../../conversation/ask.js";
import { askInstead } from "../../conversation/ask-instead.js";
import type { OrgRecord } from "../../store/records.js";
import type { Urgency } from "../../wxcc/budget.js";
import { matchAgents, matchTeams } from "../../wxcc/match-agents.js";
import { matchQueues } from "../../wxcc/match-queues.js";
import type { RecordedTask } from "../../wxcc/tasks/recorded-contact.js";
import type { Services } from "../command.js";

/** One org's recorded contacts of a period, newest first. */
export interface OrgRecorded {
  readonly org: OrgRecord;
  readonly tasks: readonly RecordedTask[];
}

/** What is asked of every org; `askWith` is the same question with other filters. */
export interface RecordedWanted {
  readonly period: Period;
  readonly filters: Filters;
  readonly askWith: (filters: Partial<Filters>) => string;
  readonly signal: AbortSignal;
  readonly urgency: Urgency;
}

/** Names are looked up first, so that one that fits nothing costs no list; only those that were named are. */
export async function readOrgRecorded(
  org: OrgRecord,
  { period, filters, askWith, signal, urgency }: RecordedWanted,
  { tasks, queueDirectory, directory }: Pick<Services, "tasks" | "queueDirectory" | "directory">,
): Promise<OrgRecorded> {
  const inPlaceOf = askInstead(filters, askWith);
  const [queues, teams, agents] = await Promise.all([
    filters.queue.length > 0 ? queueDirectory.queues(org, { signal, urgency }) : [],
    filters.team.length > 0 ? directory.teams(org, { signal, urgency }) : [],
    filters.agent.length > 0 ? directory.agents(org, { signal, urgency }) : [],
  ]);
  const narrowing = {
    queueIds: matchQueues(filters.queue, queues, inPlaceOf("queue")).map(({ id }) => id),
    teamIds: matchTeams(filters.team, teams, inPlaceOf("team")).map(({ id }) => id),
    agentIds: matchAgents(filters.agent, agents, inPlaceOf("agent")).map(({ id }) => id),
    channels: filters.channel,
  };
  return { org, tasks: await tasks.recorded(org, period, narrowing, urgency, signal) };
}
