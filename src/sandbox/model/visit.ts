import type { Arrival } from "./arrival.js";
import type { Offer, Segment } from "./contact.js";

/** A contact in its queue and with agents, while the day is being simulated. */
export interface Visit {
  readonly arrival: Arrival;
  readonly enteredAt: number;
  /** When it is sent away if it still waits: the queue has closed. */
  readonly sentAwayAt: number;
  readonly offers: Offer[];
  readonly segments: Segment[];
  waiting: boolean;
  gone: boolean;
  waitEndsAt: number;
  answeredAt: number | undefined;
  endedAt: number;
  transfers: number;
  callbackAt: number | undefined;
}

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
});
