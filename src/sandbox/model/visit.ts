import type { Arrival } from "./arrival.js";
import type { Offer, Segment } from "./contact.js";

/** What an agent did in a visit. */
export type VisitSegment = Omit<Segment, "leg">;

/** A contact in its queue and with agents, while the day is being simulated. */
export interface Visit {
  readonly arrival: Arrival;
  readonly enteredAt: number;
  /** When it is sent away if it still waits: the queue has closed. */
  readonly sentAwayAt: number;
  readonly offers: Offer[];
  readonly segments: VisitSegment[];
  waiting: boolean;
  gone: boolean;
  waitEndsAt: number;
  answeredAt: number | undefined;
  endedAt: number;
  /** How often an agent passed it on, to a colleague or to another queue. */
  transfers: number;
  callbackAt: number | undefined;
  /** The visit of another queue that an agent sent it on to. */
  next: Visit | undefined;
}

/** A visit that has just begun to wait. */
export const createVisit = (arrival: Arrival, enteredAt: number, sentAwayAt: number): Visit => ({
  arrival,
  enteredAt,
  sentAwayAt: Math.max(enteredAt, sentAwayAt),
  offers: [],
  segments: [],
  waiting: true,
  gone: false,
  waitEndsAt: enteredAt,
  answeredAt: undefined,
  endedAt: enteredAt,
  transfers: 0,
  callbackAt: undefined,
  next: undefined,
});
