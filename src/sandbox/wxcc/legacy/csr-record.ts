import { type ContactView, passed } from "../../model/contact-at.js";
import { localDateAt } from "../../model/local-day.js";
import { sessionIdOf } from "../../model/session-id.js";
import { channelTypeOf } from "../channel-type.js";
import { chainOf } from "./contact-chain.js";
import { damageOf } from "./damage.js";
import { type LegacyRecord, type LegacyWriter, NOT_APPLICABLE, NULL_WORD } from "./record.js";

/** A contact session record: a contact with its totals as far as it has gone. Timestamps are epoch milliseconds. */
export function csrRecord(view: ContactView, writer: LegacyWriter): LegacyRecord {
  const { contact } = view;
  const { length } = writer;
  const negative = view.ended && damageOf(contact.id) === "negative-duration";
  const menuMs = contact.channel === "voice" ? passed(contact.createdAt, contact.selfServiceEndsAt, view.now) : 0;
  return {
    sid: contact.id,
    ...contactFields(view, writer),
    cstts: contact.createdAt,
    cetts: view.ended ? contact.endedAt : 0,
    currentState: chainOf(view).at(-1)?.event ?? "new",
    queueCount: view.waits,
    // A stretch that was closed before it was opened.
    queueDuration: length(negative ? -view.queueMs : view.queueMs),
    ivrCount: menuMs > 0 ? 1 : 0,
    ivrDuration: length(menuMs),
    talkCount: view.connections,
    talkDuration: length(view.talkMs),
    holdCount: view.holds,
    holdDuration: length(view.holdMs),
    wrapupDuration: length(view.wrapUpMs),
    blindTransferCount: view.transfers,
    conferenceCount: 0,
    conferenceDuration: 0,
    ctqCount: 0,
    ctqDuration: 0,
    handled: view.answered ? 1 : 0,
    terminationCount: view.ended ? 1 : 0,
  };
}

/** What a contact's session record and its activity records have in common. */
export function contactFields(view: ContactView, { centre, directory, numberOf, now }: LegacyWriter): LegacyRecord {
  const { contact } = view;
  const agent = directory.agent(view.agentId);
  const queue = directory.queue(view.leg?.queueId);
  const team = directory.team(agent?.teamId);
  const site = directory.site(agent?.siteId);
  const entryPoint = directory.entryPoint(contact.entryPointId);
  const sessionId = agent && sessionIdOf(centre.orgId, localDateAt(centre.zone, contact.createdAt), agent.id);
  const isMail = contact.channel === "email" || contact.channel === "chat";
  return {
    tid: centre.tenantId,
    active: view.ended ? 0 : 1,
    channelType: channelTypeOf(contact.channel),
    callDirection: contact.direction === "outdial" ? "outdial" : "inbound",
    callCount: 1,
    isOutdial: contact.direction === "outdial" ? 1 : 0,
    ani: contact.origin,
    dnis: contact.destination,
    entrypointId: numberOf("entryPoints", entryPoint?.id),
    entrypointName: entryPoint?.name ?? NOT_APPLICABLE,
    entrypointSystemId: entryPoint?.id ?? NULL_WORD,
    queueId: numberOf("queues", queue?.id),
    queueName: queue?.name ?? NOT_APPLICABLE,
    queueSystemId: queue?.id ?? NULL_WORD,
    siteId: numberOf("sites", site?.id),
    siteName: site?.name ?? NOT_APPLICABLE,
    siteSystemId: site?.id ?? NULL_WORD,
    teamId: numberOf("teams", team?.id),
    teamName: team?.name ?? NOT_APPLICABLE,
    teamSystemId: team?.id ?? NULL_WORD,
    agentName: agent?.name ?? NOT_APPLICABLE,
    agentSystemId: agent?.id ?? NULL_WORD,
    agentSessionId: sessionId ?? NULL_WORD,
    customerName: contact.customerName,
    customerEmailAddress: isMail ? contact.origin : NULL_WORD,
    accountId: NULL_WORD,
    CAD_reason: NOT_APPLICABLE,
    terminatingEnd: view.ended ? endOf[contact.terminatingEnd] : NULL_WORD,
    terminationType: view.ended ? terminationOf[contact.outcome] : NULL_WORD,
    realtimeUpdateTimestamp: view.lastActivityAt,
    historicalUpdateTimestamp: view.ended ? Math.min(contact.endedAt + 2000, now) : 0,
    dataValidatorTimestamp: 0,
    deletedRecord: 0,
  };
}

/** Legacy records know the customer as the caller. */
const endOf = { customer: "caller", agent: "agent", system: "system" } as const;

const terminationOf = {
  handled: "normal",
  abandoned: "abandoned",
  short: "abandoned",
  "self-service": "self_service",
  closed: "self_service",
} as const;
