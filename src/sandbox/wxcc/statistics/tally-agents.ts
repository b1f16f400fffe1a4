import type { Agent, Channel, ContactCentre } from "../../model/centre.js";
import type { TrafficModel } from "../../model/traffic-model.js";
import { createDirectory } from "../search/directory.js";
import { trafficDays } from "../traffic-days.js";
import { durationOf } from "./agent-durations.js";
import { agentEventsOf } from "./agent-events.js";
import { type AgentTally, emptyAgentTally, toChannelRow } from "./agent-tally.js";
import { intervalStartAt, partsByInterval } from "./intervals.js";
import type { StatisticsQuery } from "./read-query.js";

interface Row {
  readonly intervalStartTime: number;
  readonly agent: Agent;
  readonly channels: Map<Channel, AgentTally>;
}

/**
 * The rows of `GET /v1/agents/statistics`: one for each interval and agent who was signed in, as known at `now`. A count
 * lies where it happened; time is cut at the borders of intervals, so that intervals add up to their window.
 */
export function tallyAgents(model: TrafficModel, centre: ContactCentre, query: StatisticsQuery, now: number) {
  const directory = createDirectory(centre);
  const rows = new Map<string, Row>();

  function tallyIn(intervalStartTime: number, agentId: string, channel: Channel): AgentTally | undefined {
    const agent = directory.agent(agentId);
    if (!agent || (query.ids && !query.ids.has(agentId))) return undefined;
    const key = `${intervalStartTime}/${agentId}`;
    const row = rows.get(key) ?? { intervalStartTime, agent, channels: new Map() };
    rows.set(key, row);
    const tally = row.channels.get(channel) ?? emptyAgentTally();
    row.channels.set(channel, tally);
    return tally;
  }

  for (const day of trafficDays(model, centre, query.from, query.to)) {
    for (const contact of day.contacts) {
      for (const { kind, agentId, at } of agentEventsOf(contact)) {
        if (at < query.from || at >= query.to || at > now) continue;
        const tally = tallyIn(intervalStartAt(query, at), agentId, contact.channel);
        if (tally) tally[kind] += 1;
      }
    }
    // A chat agent has several places, each with time of its own, as each is a channel of its own in Search.
    for (const { agentId, channels } of day.sessions()) {
      for (const { channel, states } of channels) {
        for (const state of states) {
          const duration = durationOf(state);
          for (const { start, ms } of partsByInterval(query, state.from, Math.min(state.to, now))) {
            const tally = tallyIn(start, agentId, channel);
            if (tally && duration) tally[duration] += ms;
          }
        }
      }
    }
  }

  return [...rows.values()]
    .sort((a, b) => a.intervalStartTime - b.intervalStartTime || (a.agent.name < b.agent.name ? -1 : 1))
    .map(({ intervalStartTime, agent, channels }) => ({
      intervalStartTime,
      agentId: agent.id,
      agentName: agent.name,
      teamId: agent.teamId,
      teamName: directory.team(agent.teamId)?.name ?? "",
      channels: [...channels].map(([channel, tally]) => toChannelRow(channel, tally)),
    }));
}
