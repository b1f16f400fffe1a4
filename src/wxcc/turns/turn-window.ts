import type { Urgency } from "../budget.js";

/** Schedules may use so much of a minute: a month of summaries may not take its last turns, a fifth is kept for people. */
const SCHEDULE_SHARE = 0.8;
/** A minute: of any 60 s in a row, not of the clock's. */
export const WINDOW_MS = 60_000;

/** Turns of any 60 s, whoever counts them. */
export interface TurnWindow {
  /** When a request with `ahead` others before it may be sent at the earliest, epoch milliseconds, as far as is known here. */
  turnAt(urgency: Urgency, ahead: number): number;
  /** 0: the turn was given. Otherwise none was, and so many milliseconds later it is worth asking again. Never rejects. */
  take(urgency: Urgency): number | Promise<number>;
  /** Nobody gets a turn for so long. */
  pause(ms: number): void;
  /** Turns are few because they cannot be counted together at the moment. */
  isCutOff(): boolean;
}

/** How many turns a minute may have had, whoever used them, before it is over for each. */
export type TurnLimits = Readonly<Record<Urgency, number>>;

/** All of the minute for people, a share for schedules. */
export const limitsOf = (requestsPerMinute: number): TurnLimits => ({
  person: requestsPerMinute,
  schedule: Math.max(1, Math.floor(requestsPerMinute * SCHEDULE_SHARE)),
});
