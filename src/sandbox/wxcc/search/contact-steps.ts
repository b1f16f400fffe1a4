import type { Contact, Leg, Segment } from "../../model/contact.js";

/** Something that happens to a contact, from its beginning to its end; what takes no time begins when it ends. */
export interface Step {
  readonly event: string;
  /** How the event is written at the end of the activity's id. */
  readonly mark: string;
  readonly from: number;
  readonly to: number;
  readonly agentId?: string | undefined;
  readonly queueId?: string | undefined;
  readonly toAgentId?: string | undefined;
  readonly toQueueId?: string | undefined;
}

/** After this time in a conversation its recording runs. */
const RECORDING_STARTS_MS = 1500;
/** The flow has decided where to send the contact. */
const FLOW_DECIDES_MS = 1200;

/** A contact's whole life in the order in which it happens; event names are those of Cisco's published CAR samples. */
export function stepsOf(contact: Contact): Step[] {
  const steps = [
    ...beginning(contact),
    ...contact.legs.flatMap((leg) => waiting(leg)),
    ...contact.segments.flatMap((segment, n) => withAgent(contact, segment, n)),
    ...contact.legs.slice(1).map((leg, n) => movedOn(contact, leg, n)),
    ...ending(contact),
  ];
  return steps.sort((a, b) => a.from - b.from);
}

const moment = (event: string, mark: string, at: number, more: Partial<Step> = {}): Step => ({
  event,
  mark,
  from: at,
  to: at,
  ...more,
});

function beginning(contact: Contact): Step[] {
  const { createdAt, selfServiceEndsAt } = contact;
  const decidedAt = Math.min(createdAt + FLOW_DECIDES_MS, selfServiceEndsAt);
  const flow = contact.entryPointId ? [moment("flow-activity", "flow-activity", decidedAt)] : [];
  return [{ event: "new", mark: "new", from: createdAt, to: selfServiceEndsAt }, ...flow];
}

/** Parked until an offer begins, and again after an offer that nobody took. */
function waiting({ queueId, enteredAt, waitEndsAt, offers }: Leg): Step[] {
  const missed = offers.filter((offer) => !offer.accepted);
  const begins = [enteredAt, ...missed.map((offer) => offer.to)];
  return begins.flatMap((from, n) => {
    const to = missed[n]?.from ?? waitEndsAt;
    return to > from ? [{ event: "parked", mark: "parked", from, to, queueId }] : [];
  });
}

function withAgent(contact: Contact, segment: Segment, n: number): Step[] {
  const { agentId, from, to } = segment;
  const party = { agentId, queueId: contact.legs[segment.leg]?.queueId };
  const before = contact.segments.slice(0, n).filter((each) => each.leg === segment.leg);
  switch (segment.kind) {
    case "ringing": {
      const giver = before.findLast(({ kind }) => kind === "talk" || kind === "hold")?.agentId;
      const passed = giver
        ? [moment("vt-transfer", "vt-transfer-agent", from, { ...party, agentId: giver, toAgentId: agentId })]
        : [];
      return [...passed, { event: "connect", mark: "connect", from, to, ...party }];
    }
    case "missed":
      return [{ event: "connect", mark: "connect", from, to, ...party }];
    case "hold":
      return [{ event: "on-hold", mark: "on-hold", from, to, ...party }];
    case "talk": {
      const again = before.some((each) => each.kind === "hold" && each.agentId === agentId && each.to === from);
      const event = again ? "hold-done" : "connected";
      const recordedFrom = Math.min(from + RECORDING_STARTS_MS, to);
      const recording =
        !again && contact.recordings > 0 ? [moment("recording-started", "capture-started", recordedFrom, party)] : [];
      return [{ event, mark: event, from, to, ...party }, ...recording];
    }
    case "wrap-up":
      return [
        { event: "WrapUp", mark: "wrapup", from, to, ...party },
        moment("wrapup-completed", "wrapup-done", to, party),
      ];
  }
}

/** An agent of the leg before sends the contact to this leg's queue. */
function movedOn(contact: Contact, leg: Leg, n: number): Step {
  const talks = contact.segments.filter((segment) => segment.leg === n && segment.kind === "talk");
  return moment("vt-transfer", "vt-transfer-queue", leg.enteredAt, {
    agentId: talks.at(-1)?.agentId,
    queueId: contact.legs[n]?.queueId,
    toQueueId: leg.queueId,
  });
}

function ending(contact: Contact): Step[] {
  const queueId = contact.legs.at(-1)?.queueId;
  const available = contact.captureReadyAt;
  return [
    moment("ended", "ended", contact.endedAt, { queueId }),
    ...(available === undefined ? [] : [moment("recording-available", "capture-available", available, { queueId })]),
  ];
}
