import type { AgentState } from "../../model/contact.js";
import { channelTypeOf } from "../channel-type.js";
import type { ChannelView, SessionView } from "../search/session-at.js";
import { type LegacyRecord, type LegacyWriter, NOT_APPLICABLE, NULL_WORD } from "./record.js";

/** The words of agents' records. */
const legacyState: Readonly<Record<AgentState["state"], string>> = {
  idle: "Idle",
  available: "Available",
  ringing: "Ringing",
  "not-responding": "NotResponding",
  connected: "Connected",
  "on-hold": "OnHold",
  wrapup: "Wrapup",
};

/** The place that an agent's session record is about: voice where there is one. */
export const mainChannelOf = ({ channels }: SessionView): ChannelView | undefined =>
  channels.find(({ timeline }) => timeline.channel === "voice" && timeline.slot === 0) ?? channels[0];

function agentFields(view: SessionView, channel: ChannelView, { directory, numberOf }: LegacyWriter): LegacyRecord {
  const agent = directory.agent(view.session.agentId);
  const team = directory.team(agent?.teamId);
  const site = directory.site(agent?.siteId);
  return {
    agentId: numberOf("agents", agent?.id),
    agentName: agent?.name ?? NOT_APPLICABLE,
    // With a lower-case l, unlike everything around it.
    agentlogin: agent?.email ?? NULL_WORD,
    agentDn: channel.timeline.channel === "voice" ? (agent?.dn ?? NULL_WORD) : NULL_WORD,
    agentSystemId: agent?.id ?? NULL_WORD,
    agentSessionId: view.session.id,
    channelId: channel.timeline.channelId,
    channelType: channelTypeOf(channel.timeline.channel),
    teamId: numberOf("teams", team?.id),
    teamName: team?.name ?? NOT_APPLICABLE,
    teamSystemId: team?.id ?? NULL_WORD,
    siteId: numberOf("sites", site?.id),
    siteName: site?.name ?? NOT_APPLICABLE,
    siteSystemId: site?.id ?? NULL_WORD,
  };
}

/** An agent session record (ASR), with the totals of the agent's main place. Its id is the session's. */
export function asrRecord(view: SessionView, channel: ChannelView, writer: LegacyWriter): LegacyRecord {
  const { length } = writer;
  const available = channel.tally("available");
  const current = channel.current?.state;
  return {
    sid: view.session.id,
    ...agentFields(view, channel, writer),
    cstts: view.session.signedInAt,
    cetts: view.isActive ? 0 : view.session.signedOutAt,
    active: view.isActive ? 1 : 0,
    currentState: current ? legacyState[current] : "LoggedOut",
    availableCount: available.count,
    totalAvailableTime: length(available.ms),
    idleCount: channel.tally("idle").count,
    idleDuration: length(channel.tally("idle").ms),
    ringingCount: channel.tally("ringing").count,
    connectedCount: channel.tally("connected").count,
    connectedDuration: length(channel.tally("connected").ms),
    wrapupCount: channel.tally("wrapup").count,
    wrapupDuration: length(channel.tally("wrapup").ms),
    notRespondedCount: channel.tally("not-responding").count,
    blindXferCount: channel.contacts(({ transfers }) => transfers > 0),
    realtimeUpdateTimestamp: view.until,
  };
}

/** The id of an agent activity record: `<session>-<channel type>-<ms>-<event>`. */
export const aarIdOf = (view: SessionView, channel: ChannelView, state: AgentState): string =>
  `${view.session.id}-${channelTypeOf(channel.timeline.channel)}-${state.from}-${state.state}`;

/** An agent activity record (AAR): one stretch of the agent's main place. */
export function aarRecord(
  view: SessionView,
  channel: ChannelView,
  state: AgentState,
  writer: LegacyWriter,
): LegacyRecord {
  const { directory, length } = writer;
  const over = state.to <= view.now;
  return {
    sid: aarIdOf(view, channel, state),
    ...agentFields(view, channel, writer),
    callSessionId: state.contactId ?? NULL_WORD,
    cstts: state.from,
    cetts: over ? state.to : 0,
    active: over ? 0 : 1,
    currentState: legacyState[state.state],
    duration: length(Math.min(state.to, view.now) - state.from),
    idleCodeId: state.idleCodeId ?? NULL_WORD,
    idleCodeName: directory.idleCodeName(state.idleCodeId) ?? NOT_APPLICABLE,
    idleCodeSystemId: state.idleCodeId ?? NULL_WORD,
    queueName: directory.queue(state.queueId)?.name ?? NOT_APPLICABLE,
    outdialFlag: state.contactId !== undefined && state.queueId === undefined ? 1 : 0,
    realtimeUpdateTimestamp: Math.min(state.to, view.now),
  };
}
