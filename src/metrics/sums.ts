/**
 * Additive figures of one queue and channel over one stretch of time. `null` means the source cannot know it
 * (never 0), and stays `null` through every addition. Durations are milliseconds.
 */
export interface Sums {
  /** Contacts that reached the queue, short and still open ones included. */
  readonly offered: number;
  readonly answered: number;
  /** Answered within the queue's own service-level threshold. */
  readonly answeredInTarget: number | null;
  /** Left unanswered, short ones not counted where the source can tell them apart. */
  readonly abandoned: number;
  /** Of `abandoned`, those who left within the threshold. */
  readonly abandonedInTarget: number | null;
  /** Left unanswered within the short-call seconds; `null` where the source mixes them into `abandoned`. */
  readonly short: number | null;
  /** Still waiting or being treated when the data were read. */
  readonly open: number | null;
  /** Wait of those answered, and of everybody who waited with its own count. */
  readonly waitAnsweredMs: number | null;
  readonly waitAllMs: number | null;
  readonly waited: number | null;
  /** The longest single wait that ended in the period: a maximum, not a sum. */
  readonly longestWaitMs: number | null;
  readonly talkMs: number | null;
  readonly holdMs: number | null;
  readonly wrapUpMs: number | null;
}

/** The sums of no contacts at all; adding them changes nothing. */
export const noContacts = {
  offered: 0,
  answered: 0,
  answeredInTarget: 0,
  abandoned: 0,
  abandonedInTarget: 0,
  short: 0,
  open: 0,
  waitAnsweredMs: 0,
  waitAllMs: 0,
  waited: 0,
  longestWaitMs: 0,
  talkMs: 0,
  holdMs: 0,
  wrapUpMs: 0,
} satisfies Sums;
