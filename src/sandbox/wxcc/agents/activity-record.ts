import type { Agent, ContactCentre } from "../../model/centre.js";
import type { AgentSession, AgentState, ChannelTimeline, TrafficDay } from "../../model/contact.js";
import { channelTypeOf } from "../channel-type.js";
import { createDirectory } from "../search/directory.js";

/** One stretch of one agent's place on a channel. */
export interface Activity {
  readonly agent: Agent;
  readonly session: AgentSession;
  readonly place: ChannelTimeline;
  readonly state: AgentState;
}

/** One entry of `GET /v1/agents/activities`. Times are epoch milliseconds. */
export type ActivityRecord = ReturnType<ReturnType<typeof createActivityRecord>>;

/**
 * Writes activities as the cloud does: every field is always there (OpenAPI), empty where it has nothing to say. Each of
 * an agent's places signs in for itself, so that a sign-in shows whichever channel is asked for; `days` must hold the
 * contacts that the activities are about.
 */
export function createActivityRecord(centre: ContactCentre, days: readonly TrafficDay[], now: number) {
  const directory = createDirectory(centre);
  const wrapUpCodes = new Map(days.flatMap((day) => day.contacts.map((contact) => [contact.id, contact.wrapUpCodeId])));

  return ({ agent, session, place, state }: Activity) => {
    const active = state.to > now;
    const wrappedUp = state.state === "wrapup" && !active && state.contactId !== undefined;
    return {
      active,
      agentId: agent.id,
      agentName: agent.name,
      agentLogin: agent.email,
      agentDn: agent.dn,
      agentSessionId: session.id,
      currentState: state.state,
      isLogin: state === place.states[0] ? 1 : 0,
      siteId: agent.siteId,
      siteName: directory.site(agent.siteId)?.name ?? "",
      teamId: agent.teamId,
      teamName: directory.team(agent.teamId)?.name ?? "",
      taskId: state.contactId ?? "",
      channelId: place.channelId,
      channelType: channelTypeOf(place.channel),
      subChannelType: "",
      idleCode: state.idleCodeId ?? "",
      idleCodeName: directory.idleCodeName(state.idleCodeId) ?? "",
      queueId: state.queueId ?? "",
      queueName: directory.queue(state.queueId)?.name ?? "",
      wrapupCodeName: wrappedUp ? (directory.wrapUpCodeName(wrapUpCodes.get(state.contactId ?? "")) ?? "") : "",
      reason: "",
      startTime: state.from,
      endTime: active ? -1 : state.to,
      mmProfileType: directory.profileType(agent.multimediaProfileId) ?? "",
    };
  };
}
