import type { ContactCentre } from "../../model/centre.js";
import type { AgentState, TrafficDay } from "../../model/contact.js";
import type { TrafficModel } from "../../model/traffic-model.js";
import { channelTypeOf } from "../channel-type.js";
import { trafficDays } from "../traffic-days.js";
import { type Activity, type ActivityRecord, createActivityRecord } from "./activity-record.js";
import { type ActivitiesQuery, MOST_ACTIVITIES } from "./read-activities-query.js";

/** One page of what an org's agents did, as it is known at `now`, by the time each activity began. */
export function listActivities(
  model: TrafficModel,
  centre: ContactCentre,
  query: ActivitiesQuery,
  now: number,
): ActivityRecord[] {
  const days = trafficDays(model, centre, query.from, query.to);
  const first = query.page * query.pageSize;
  return days
    .flatMap((day) => activitiesOf(day, centre, query, now))
    .sort(byTime)
    .slice(first, Math.min(first + query.pageSize, MOST_ACTIVITIES))
    .map(createActivityRecord(centre, days, now));
}

/** A stable order for activities of the same moment, so that no page repeats or skips one. */
const byTime = (a: Activity, b: Activity) =>
  a.state.from - b.state.from || (a.place.channelId < b.place.channelId ? -1 : 1);

function activitiesOf(day: TrafficDay, centre: ContactCentre, query: ActivitiesQuery, now: number): Activity[] {
  const { agentIds, teamIds, channelTypes } = query;
  const wanted = new Map(
    centre.agents
      .filter((agent) => (!agentIds || agentIds.has(agent.id)) && (!teamIds || teamIds.has(agent.teamId)))
      .map((agent) => [agent.id, agent]),
  );
  const began = (state: AgentState) => state.from >= query.from && state.from < query.to && state.from <= now;
  return day.sessions().flatMap((session) => {
    const agent = wanted.get(session.agentId);
    if (!agent) return [];
    return session.channels
      .filter((place) => !channelTypes || channelTypes.has(channelTypeOf(place.channel)))
      .flatMap((place) => place.states.filter(began).map((state) => ({ agent, session, place, state })));
  });
}
