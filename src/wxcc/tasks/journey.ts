import type { RowChannel } from "../statistics/source.js";

/** A contact with everything that happened to it, as Search records it. Times are epoch milliseconds. */
export interface Journey {
  readonly id: string;
  readonly channel: RowChannel;
  /** Cisco's word: new, parked, connected, ended. */
  readonly status: string;
  readonly direction: string | undefined;
  /** Masked already. */
  readonly customer: string;
  readonly createdAt: number;
  /** Undefined while the contact lasts. */
  readonly endedAt: number | undefined;
  /** Milliseconds; null where Search does not say. */
  readonly totalMs: number | null;
  readonly waitMs: number | null;
  readonly talkMs: number | null;
  readonly holdMs: number | null;
  readonly wrapUpMs: number | null;
  readonly transfers: number | null;
  readonly queueName: string | undefined;
  readonly agentName: string | undefined;
  readonly teamName: string | undefined;
  readonly wrapUpReason: string | undefined;
  /** customer, agent or system. */
  readonly endedBy: string | undefined;
  /** `short`, `abandoned` or `normal`. */
  readonly handleType: string | undefined;
  /** True when there will be a recording, false when there never will; undefined while it is not known. */
  readonly recorded: boolean | undefined;
  /** How many can be fetched by now. */
  readonly recordings: number | null;
  /** They were there and are not any more. */
  readonly recordingsDeleted: boolean;
  /** In the order in which they happened. */
  readonly steps: readonly JourneyStep[];
}

/** One thing that happened to a contact. */
export interface JourneyStep {
  readonly id: string;
  /** Cisco's name of it: parked, connect, connected, on-hold, … */
  readonly event: string;
  readonly from: number;
  /** Milliseconds; 0 for what is a moment. */
  readonly durationMs: number;
  /** It has not ended yet. */
  readonly open: boolean;
  readonly queueName: string | undefined;
  readonly agentName: string | undefined;
  /** Where it was sent on to. */
  readonly toQueueName: string | undefined;
  readonly toAgentName: string | undefined;
}
