import type { Contact } from "../../model/contact.js";
import { channelTypeOf } from "../channel-type.js";
import { constantFields, type Field, makeFields } from "./field.js";
import type { Doing } from "./session-at.js";
import type { SessionRow } from "./session-row.js";

const fields = makeFields<SessionRow>(({ channel }) => channel.timeline);
const under = (names: string) =>
  names
    .split(/\s+/)
    .filter((name) => name !== "")
    .map((name) => `channelInfo.${name}`)
    .join(" ");

/** What Search calls the states whose count and length it keeps. */
const tallied: Readonly<Record<string, Doing>> = {
  idle: "idle",
  available: "available",
  ringing: "ringing",
  connected: "connected",
  hold: "on-hold",
  wrapup: "wrapup",
  notResponded: "not-responding",
  outdialRinging: "outdial-ringing",
  outdialConnected: "outdial-connected",
  outdialHold: "outdial-on-hold",
  outdialWrapup: "outdial-wrapup",
  outdialNotResponded: "outdial-not-responding",
};

const tallies = Object.entries(tallied).flatMap(([name, doing]) => [
  ...fields("Int", { [`channelInfo.${name}Count`]: ({ channel }) => channel.tally(doing).count }),
  ...fields("Long", { [`channelInfo.${name}Duration`]: ({ channel }) => channel.tally(doing).ms }),
]);

/** Contacts of this channel, inbound unless said otherwise, about which something is true. */
const contacts =
  (passes: (contact: Contact, row: SessionRow) => boolean, direction: Contact["direction"] = "inbound") =>
  (row: SessionRow) =>
    row.channel.contacts((contact) => contact.direction === direction && passes(contact, row));

/** Where this agent passed it on: an agent's wrap-up that begins while the contact goes on follows a transfer. */
const handOvers = (contact: Contact, { view }: SessionRow) =>
  contact.transfers === 0
    ? []
    : contact.segments.filter(
        ({ kind, agentId, from }) =>
          kind === "wrap-up" && agentId === view.session.agentId && from < contact.endedAt && from <= view.now,
      );
const toQueue = (contact: Contact, at: number) => contact.legs.slice(1).some((leg) => leg.enteredAt === at);
const passedOn = (contact: Contact, row: SessionRow) => handOvers(contact, row).length > 0;

/** Fields of an agent session record (ASR) for each of its channels. */
export const channelFields: readonly Field<SessionRow>[] = [
  ...tallies,
  ...fields("AgentState", { "channelInfo.currentState": ({ channel }) => channel.current?.state ?? "logged-out" }),
  ...fields("String", {
    "channelInfo.channelId": ({ channel }) => channel.timeline.channelId,
    "channelInfo.channelType": ({ channel }) => channelTypeOf(channel.timeline.channel),
    "channelInfo.agentPhoneNumber": ({ view, channel, directory }) =>
      channel.timeline.channel === "voice" ? directory.agent(view.session.agentId)?.dn : null,
    "channelInfo.idleCodeName": ({ channel, directory }) => directory.idleCodeName(channel.current?.idleCodeId),
  }),
  ...fields("Long", {
    "channelInfo.totalDuration": ({ view }) => view.until - view.session.signedInAt,
    // Since when the place is in its present state.
    "channelInfo.lastActivityTime": ({ view, channel }) => channel.current?.from ?? view.session.signedOutAt,
  }),
  ...fields("Int", {
    "channelInfo.transferCount": contacts(passedOn),
    "channelInfo.blindTransferCount": contacts(passedOn),
    "channelInfo.agentToAgentTransferCount": contacts((contact, row) =>
      handOvers(contact, row).some(({ from }) => !toQueue(contact, from)),
    ),
    "channelInfo.agentTransferToQueueRequestCount": contacts((contact, row) =>
      handOvers(contact, row).some(({ from }) => toQueue(contact, from)),
    ),
    "channelInfo.disconnectedCount": contacts(
      (contact, row) =>
        contact.terminatingEnd === "agent" && contact.endedAt <= row.view.now && !passedOn(contact, row),
    ),
    "channelInfo.callBackCount": contacts(({ callback }) => callback !== undefined),
    "channelInfo.outdialCount": ({ channel }) => channel.tally("outdial-ringing").count,
  }),
  ...constantFields("String", null, under("subChannelType")),
  ...constantFields(
    "Int",
    0,
    under(`conferenceCount outdialConferenceCount consultAnswerCount outdialConsultAnswerCount consultRequestCount
      outdialConsultRequestCount consultCount outdialConsultCount consultToQueueAnswerCount
      outdialConsultToQueueAnswerCount consultToQueueRequestCount outdialConsultToQueueRequestCount
      consultToQueueCount outdialConsultToQueueCount outdialAgentToAgentTransferCount
      outdialAgentTransferToQueueRequestCount outdialBlindTransferCount outdialTransferCount
      disconnectedHoldCallsCount consultToEpRequestedCount consultToEpAnsweredCount outdialConsultToEpRequestedCount
      outdialConsultToEpAnsweredCount reservationCount postCallCount outdialPostCallCount postCallAssistanceCount
      outdialPostCallAssistanceCount manualAssignCount`),
  ),
  ...constantFields(
    "Long",
    0,
    under(`conferenceDuration outdialConferenceDuration consultAnswerDuration outdialConsultAnswerDuration
      consultRequestDuration outdialConsultRequestDuration consultDuration outdialConsultDuration
      consultToQueueAnswerDuration outdialConsultToQueueAnswerDuration consultToQueueRequestDuration
      outdialConsultToQueueRequestDuration consultToQueueDuration outdialConsultToQueueDuration
      outdialConsultTransferDuration consultToEpRequestedDuration consultToEpAnsweredDuration
      outdialConsultToEpRequestedDuration outdialConsultToEpAnsweredDuration totalReservationTime postCallDuration
      outdialPostCallDuration postCallAssistanceDuration outdialPostCallAssistanceDuration`),
  ),
];
