import type { AgentSums } from "./agent-sums.js";
import { plus } from "./ratio.js";

/** The sums of no work at all; adding them changes nothing. */
export const noWork = {
  offered: 0,
  handled: 0,
  notAnswered: 0,
  transferred: 0,
  talkMs: 0,
  holdMs: 0,
  wrapUpMs: 0,
  availableMs: 0,
  idleMs: 0,
} satisfies AgentSums;

/** Field by field; what one of them cannot know stays null. Not for two channels of one agent, see {@link agentTotal}. */
export const addAgentSums = (a: AgentSums, b: AgentSums): AgentSums => ({
  offered: plus(a.offered, b.offered),
  handled: a.handled + b.handled,
  notAnswered: plus(a.notAnswered, b.notAnswered),
  transferred: plus(a.transferred, b.transferred),
  talkMs: a.talkMs + b.talkMs,
  holdMs: a.holdMs + b.holdMs,
  wrapUpMs: a.wrapUpMs + b.wrapUpMs,
  availableMs: plus(a.availableMs, b.availableMs),
  idleMs: plus(a.idleMs, b.idleMs),
});

/** Rows of agents by channel. */
interface AgentChannelRow {
  readonly agentId: string;
  readonly channel: string;
  readonly sums: AgentSums;
}

/**
 * One agent's channels together. Work is added up; time of being ready or idle is that of voice, or without voice of the
 * channel that was ready longest, because whoever waits for two channels at once is one person.
 */
export function agentTotal(rows: Iterable<Omit<AgentChannelRow, "agentId">>): AgentSums {
  const channels = new Map<string, AgentSums>();
  for (const { channel, sums } of rows) channels.set(channel, addAgentSums(channels.get(channel) ?? noWork, sums));
  const all = [...channels.values()];
  const presence =
    channels.get("voice") ??
    all.reduce((most, sums) => ((sums.availableMs ?? 0) > (most.availableMs ?? 0) ? sums : most), all[0] ?? noWork);
  const { availableMs, idleMs } = presence;
  return { ...all.reduce(addAgentSums, noWork), availableMs, idleMs };
}

/** A total per agent, in the order in which they first appear. */
export function totalsByAgent<Row extends AgentChannelRow>(rows: readonly Row[]): ReadonlyMap<string, AgentSums> {
  const byAgent = new Map<string, Row[]>();
  for (const row of rows) {
    const own = byAgent.get(row.agentId) ?? [];
    byAgent.set(row.agentId, own);
    own.push(row);
  }
  return new Map([...byAgent].map(([agentId, own]) => [agentId, agentTotal(own)]));
}

/** Everybody together: each agent's own total first, then all of them. */
export const totalOfAgents = (rows: readonly AgentChannelRow[]): AgentSums =>
  [...totalsByAgent(rows).values()].reduce(addAgentSums, noWork);
