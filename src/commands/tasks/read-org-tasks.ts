import type { Filters, Period } from "../../conversation/ask.js";
import { askInstead } from "../../conversation/ask-instead.js";
import type { OrgRecord } from "../../store/records.js";
import type { Urgency } from "../../wxcc/budget.js";
import { matchQueues } from "../../wxcc/match-queues.js";
import type { Task } from "../../wxcc/tasks/task.js";
import type { Services } from "../command.js";
import { matchAgents } from "./match-agents.js";

/** One org's contacts of a period, narrowed, newest first. */
export interface OrgTasks {
  readonly org: OrgRecord;
  readonly tasks: readonly Task[];
}

/** What is asked of every org; `askWith` is the same question with other filters. */
export interface TasksWanted {
  readonly period: Period;
  readonly filters: Filters;
  readonly askWith: (filters: Partial<Filters>) => string;
  readonly signal: AbortSignal;
  readonly urgency: Urgency;
}

/** Channels are narrowed upstream, everything else here. A queue's name is looked up first: one that fits none costs no list. */
export async function readOrgTasks(
  org: OrgRecord,
  { period, filters, askWith, signal, urgency }: TasksWanted,
  { tasks, queueDirectory }: Pick<Services, "tasks" | "queueDirectory">,
): Promise<OrgTasks> {
  const inPlaceOf = askInstead(filters, askWith);
  const queues =
    filters.queue.length > 0
      ? matchQueues(filters.queue, await queueDirectory.queues(org, { signal, urgency }), inPlaceOf("queue"))
      : undefined;
  const queueIds = queues && new Set(queues.map(({ id }) => id));
  const all = await tasks.list(org, period, filters.channel, urgency, signal);
  const agentIds = filters.agent.length > 0 ? matchAgents(filters.agent, all, inPlaceOf("agent")) : undefined;
  const wanted = all.filter(
    ({ queue, agent, status }) =>
      (queueIds === undefined || (queue !== undefined && queueIds.has(queue.id))) &&
      (agentIds === undefined || (agent !== undefined && agentIds.has(agent.id))) &&
      (filters.status.length === 0 || filters.status.some((each) => each === status)),
  );
  return { org, tasks: wanted.reverse() };
}
