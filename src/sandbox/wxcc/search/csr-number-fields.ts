import { type ContactView, passed } from "../../model/contact-at.js";
import { consultsAt } from "./consults-at.js";
import { type Csr, fieldsOf } from "./csr-field.js";
import type { Directory } from "./directory.js";
import type { Field } from "./field.js";

const one = (yes: boolean) => (yes ? 1 : 0);

const lastWaitOf = ({ leg, now }: ContactView) => (leg ? passed(leg.enteredAt, leg.waitEndsAt, now) : 0);

const waitedWithin = (view: ContactView, directory: Directory) => {
  const queue = directory.queue(view.leg?.queueId);
  return queue !== undefined && lastWaitOf(view) <= queue.serviceLevelThresholdSeconds * 1000;
};

/** How often it was sent on to another queue. */
const movesOf = ({ contact, now }: ContactView) => contact.legs.slice(1).filter((leg) => leg.enteredAt <= now).length;

const recordingsOf = ({ contact, now }: ContactView) =>
  contact.captureReadyAt !== undefined && now >= contact.captureReadyAt ? contact.recordings : 0;

const outcomeIs = (view: ContactView, outcome: ContactView["contact"]["outcome"]) =>
  view.ended && view.contact.outcome === outcome;

/** Times and durations in milliseconds, counts as whole numbers; `connectedDuration` leaves out hold and wrap-up. */
export const numberFields: readonly Field<Csr>[] = [
  ...fieldsOf("Long", {
    createdTime: (view) => view.contact.createdAt,
    endedTime: (view) => (view.ended ? view.contact.endedAt : null),
    lastActivityTime: (view) => view.lastActivityAt,
    totalDuration: (view) => view.totalMs,
    selfserviceDuration: (view) => view.selfServiceMs,
    queueDuration: (view) => view.queueMs,
    ringingDuration: (view) => view.ringingMs,
    connectedDuration: (view) => view.talkMs,
    holdDuration: (view) => view.holdMs,
    wrapupDuration: (view) => view.wrapUpMs,
    conferenceDuration: () => 0,
    consultDuration: (view) => consultsAt(view).durationMs,
    consultToQueueDuration: () => 0,
    consultToEPDuration: () => 0,
    pausedDuration: () => 0,
    "callbackData.callbackRequestTime": ({ contact, now }) =>
      contact.callback && now >= contact.callback.requestedAt ? contact.callback.requestedAt : null,
    "callbackData.callbackConnectTime": (view) =>
      view.contact.callback && view.answered ? view.contact.legs[0]?.answeredAt : null,
    "lastQueue.duration": (view) => (view.leg ? lastWaitOf(view) : null),
  }),
  ...fieldsOf("Int", {
    // Parkings, like `totalEnqueuedTasks` of queue statistics: a contact that an agent was free for is not one.
    queueCount: (view) => view.waits,
    connectedCount: (view) => view.connections,
    holdCount: (view) => view.holds,
    selfserviceCount: (view) => one(view.selfServiceMs > 0),
    transferCount: (view) => view.transfers,
    blindTransferCount: (view) => view.transfers,
    agentToAgentTransferCount: (view) => view.transfers - movesOf(view),
    abandonedSlCount: (view, directory) => one(outcomeIs(view, "abandoned") && waitedWithin(view, directory)),
    shortInQueueCount: (view) => one(outcomeIs(view, "short") && view.leg !== undefined),
    shortInIVRCount: (view) => one(outcomeIs(view, "short") && view.leg === undefined),
    ivrEndedCount: (view) => one(view.ended && view.leg === undefined && view.contact.direction === "inbound"),
    agentHangupCount: (view) => one(view.ended && view.contact.terminatingEnd === "agent"),
    callCompletedCount: (view) => one(outcomeIs(view, "handled")),
    recordingCount: recordingsOf,
    recordingErrorCount: () => 0,
    csatScore: (view) => (view.ended ? view.contact.csatScore : null),
    conferenceCount: () => 0,
    consultCount: (view) => consultsAt(view).count,
    overflowCount: () => 0,
    pausedCount: () => 0,
    agentToQueueTransferCount: movesOf,
    agentToDnTransferCount: () => 0,
    queueTransferToQueueCount: movesOf,
    suddenDisconnectCount: () => 0,
    transferErrorCount: () => 0,
  }),
];
