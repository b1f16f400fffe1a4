import type { Contact, Leg } from "./contact.js";
import { type ContactView, passed, sumSegments } from "./contact-at.js";

/** One visit of a queue as it is known at one moment: what happened in it and nothing of the contact's other visits. */
export interface LegView {
  readonly leg: Leg;
  readonly contact: Contact;
  readonly now: number;
  /** The first leg begins with the contact, a later one when it is sent on. */
  readonly startedAt: number;
  /** When it is over: the contact has ended or was sent on to the next queue. In the future for a leg that is not over. */
  readonly endsAt: number;
  readonly ended: boolean;
  readonly answered: boolean;
  /** Ended without an agent's having taken it. */
  readonly leftQueue: boolean;
  readonly movedOn: boolean;
  readonly waitMs: number;
  readonly selfServiceMs: number;
  readonly ringingMs: number;
  readonly talkMs: number;
  readonly holdMs: number;
  readonly wrapUpMs: number;
  readonly holds: number;
  readonly connections: number;
  readonly offers: number;
  readonly missedOffers: number;
  readonly agentId: string | undefined;
}

/** The visits that have begun, in order; the sums of their durations are the contact's. */
export function legsAt(view: ContactView): LegView[] {
  const { contact, now } = view;
  return contact.legs
    .filter((leg) => leg.enteredAt <= now)
    .map((leg, n) => {
      const next = contact.legs[n + 1];
      const endsAt = next?.enteredAt ?? contact.endedAt;
      const offers = leg.offers.filter((offer) => offer.from <= now);
      const answered = leg.answeredAt !== undefined && leg.answeredAt <= now;
      const segments = contact.legs.length === 1 ? contact.segments : contact.segments.filter((each) => each.leg === n);
      return {
        leg,
        contact,
        now,
        startedAt: n === 0 ? contact.createdAt : leg.enteredAt,
        endsAt,
        ended: endsAt <= now,
        answered,
        leftQueue: endsAt <= now && !answered,
        movedOn: next !== undefined && next.enteredAt <= now,
        waitMs: passed(leg.enteredAt, leg.waitEndsAt, now),
        selfServiceMs: n === 0 ? view.selfServiceMs : 0,
        offers: offers.length,
        missedOffers: offers.filter((offer) => !offer.accepted && offer.to <= now).length,
        ...sumSegments(segments, now),
      };
    });
}
