import type { Contact, Segment } from "./contact.js";

/** Where a contact is at one moment. `ringing` is still the queue's; `wrap-up` is after the customer has gone. */
export type Phase = "self-service" | "waiting" | "ringing" | "connected" | "wrap-up" | "ended";

/** A contact as it is known at one moment: nothing of its future, durations as far as they have run. */
export interface ContactView {
  readonly contact: Contact;
  readonly now: number;
  readonly phase: Phase;
  /** The leg it has reached, the last of them where there are several. */
  readonly leg: Contact["legs"][number] | undefined;
  /** An agent has taken it (or made it, for an outdial), in this leg or in an earlier one. */
  readonly answered: boolean;
  /** An agent has taken it in the leg it has reached. */
  readonly legAnswered: boolean;
  readonly ended: boolean;
  readonly selfServiceMs: number;
  readonly queueMs: number;
  /** Queues in which it had to wait. */
  readonly waits: number;
  readonly ringingMs: number;
  readonly talkMs: number;
  readonly holdMs: number;
  readonly wrapUpMs: number;
  readonly totalMs: number;
  readonly holds: number;
  /** Agents who have talked to the customer. */
  readonly connections: number;
  readonly offers: number;
  readonly missedOffers: number;
  readonly transfers: number;
  /** The last agent who took it. */
  readonly agentId: string | undefined;
  readonly lastActivityAt: number;
}

/** How much of a stretch lies before `now`. */
export const passed = (from: number, to: number, now: number) => Math.max(0, Math.min(to, now) - from);

/** The contact as it is at `now`; undefined before it exists. */
export function contactAt(contact: Contact, now: number): ContactView | undefined {
  if (now < contact.createdAt) return undefined;
  const legs = contact.legs.filter((leg) => now >= leg.enteredAt);
  const waits = legs.map((leg) => passed(leg.enteredAt, leg.waitEndsAt, now)).filter((ms) => ms > 0);
  const leg = legs.at(-1);
  const ended = now >= contact.endedAt;
  const done = sumSegments(contact.segments, now);
  const offers = legs.flatMap((each) => each.offers.filter((offer) => offer.from <= now));
  const answered = done.agentId !== undefined;
  const legAnswered = leg?.answeredAt !== undefined && leg.answeredAt <= now;
  return {
    contact,
    now,
    phase: phaseOf(contact, now, leg, leg ? legAnswered : answered, offers.at(-1)),
    leg,
    answered,
    legAnswered,
    ended,
    selfServiceMs: passed(contact.createdAt, contact.selfServiceEndsAt, now),
    queueMs: waits.reduce((sum, ms) => sum + ms, 0),
    waits: waits.length,
    totalMs: passed(contact.createdAt, contact.endedAt, now),
    offers: offers.length,
    missedOffers: offers.filter((offer) => !offer.accepted && offer.to <= now).length,
    transfers: handOversBefore(contact, now),
    ...done,
    lastActivityAt: ended ? Math.max(contact.endedAt, done.lastActivityAt) : done.lastActivityAt || contact.createdAt,
  };
}

/** An agent's wrap-up that begins while the contact goes on follows a transfer. */
const handOversBefore = ({ transfers, segments, endedAt }: Contact, now: number) =>
  transfers === 0 ? 0 : segments.filter(({ kind, from }) => kind === "wrap-up" && from < endedAt && from <= now).length;

function phaseOf(
  contact: Contact,
  now: number,
  leg: ContactView["leg"],
  answered: boolean,
  offer: { readonly to: number } | undefined,
): Phase {
  if (now >= contact.endedAt) return contact.segments.some((segment) => segment.to > now) ? "wrap-up" : "ended";
  if (answered) return "connected";
  if (contact.direction === "outdial" || (offer && offer.to > now)) return "ringing";
  return leg ? "waiting" : "self-service";
}

/** What agents have done up to `now`. */
export function sumSegments(segments: readonly Segment[], now: number) {
  const ms: Record<Segment["kind"], number> = { ringing: 0, missed: 0, talk: 0, hold: 0, "wrap-up": 0 };
  let holds = 0;
  let connections = 0;
  let agentId: string | undefined;
  let talkedIn = -1;
  let lastActivityAt = 0;
  for (const segment of segments) {
    if (segment.from > now) continue;
    ms[segment.kind] += Math.min(segment.to, now) - segment.from;
    lastActivityAt = Math.max(lastActivityAt, segment.from, segment.to <= now ? segment.to : 0);
    if (segment.kind === "hold") holds += 1;
    if (segment.kind === "talk" && (segment.agentId !== agentId || segment.leg !== talkedIn)) {
      connections += 1;
      agentId = segment.agentId;
      talkedIn = segment.leg;
    }
  }
  return {
    ringingMs: ms.ringing,
    talkMs: ms.talk,
    holdMs: ms.hold,
    wrapUpMs: ms["wrap-up"],
    holds,
    connections,
    agentId,
    lastActivityAt,
  };
}
