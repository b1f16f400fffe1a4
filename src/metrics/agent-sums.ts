/**
 * Additive figures of one agent on one channel over one stretch of time. `null` means the source cannot know it (never 0)
 * and stays `null` through every addition. Durations are milliseconds.
 */
export interface AgentSums {
  /** Contacts offered to the agent, answered or not. */
  readonly offered: number | null;
  readonly handled: number;
  /** Offers that were not answered (redirection on no answer) or declined. */
  readonly notAnswered: number | null;
  readonly transferred: number | null;
  readonly talkMs: number;
  readonly holdMs: number;
  readonly wrapUpMs: number;
  /** Ready and waiting on this channel. Never added over channels: an agent free for two channels is one person. */
  readonly availableMs: number | null;
  /** Logged in but not ready, likewise per channel. */
  readonly idleMs: number | null;
}
