import type { Channel } from "./centre.js";

/** Something an agent did for a contact, or failed to do (`missed`: it rang and was not taken). */
export interface Segment {
  readonly kind: "ringing" | "missed" | "talk" | "hold" | "wrap-up";
  readonly agentId: string;
  /** Which of the agent's places on that channel it took (a chat agent has several). */
  readonly slot: number;
  /** The visit it belongs to, by its place in {@link Contact.legs}; 0 for an outdial as well. */
  readonly leg: number;
  readonly from: number;
  readonly to: number;
}

/** The routing's attempt to give a queued contact to an agent. */
export interface Offer {
  readonly agentId: string;
  readonly from: number;
  readonly to: number;
  readonly accepted: boolean;
}

/** One visit of a queue. */
export interface Leg {
  readonly queueId: string;
  readonly enteredAt: number;
  /** The wait is over: an offer that will be accepted begins, or the customer leaves. Missed offers are part of the wait. */
  readonly waitEndsAt: number;
  readonly waitMs: number;
  readonly answeredAt: number | undefined;
  readonly withinServiceLevel: boolean;
  readonly offers: readonly Offer[];
}

/** How a contact ended up. `short`: it left unanswered within five seconds of reaching the queue, or of the start. */
export type Outcome = "handled" | "abandoned" | "short" | "self-service" | "closed";

/** A contact's whole life, from the first ring to the end of the last wrap-up. Times are epoch milliseconds. */
export interface Contact {
  readonly id: string;
  readonly orgId: string;
  readonly channel: Channel;
  readonly direction: "inbound" | "outdial";
  readonly origin: string;
  readonly destination: string;
  readonly entryPointId: string | undefined;
  readonly customerName: string;
  readonly createdAt: number;
  /** The conversation's end; wrap-up follows it. */
  readonly endedAt: number;
  /** Nothing about this contact changes after this. */
  readonly settledAt: number;
  /** When the menu or the greeting was over. */
  readonly selfServiceEndsAt: number;
  readonly outcome: Outcome;
  /** In the order of the visits: a second one when an agent passed the contact on to another queue. */
  readonly legs: readonly Leg[];
  readonly segments: readonly Segment[];
  readonly transfers: number;
  readonly terminatingEnd: "customer" | "agent" | "system";
  readonly callback: { readonly requestedAt: number; readonly number: string } | undefined;
  readonly wrapUpCodeId: string | undefined;
  readonly csatScore: number | undefined;
  readonly recordings: number;
  /** When the recording can first be fetched. */
  readonly captureReadyAt: number | undefined;
}

/** One stretch of an agent's place on a channel. */
export interface AgentState {
  readonly state: "idle" | "available" | "ringing" | "not-responding" | "connected" | "on-hold" | "wrapup";
  readonly from: number;
  readonly to: number;
  readonly idleCodeId?: string;
  readonly contactId?: string;
  readonly queueId?: string;
}

/** Everything that happened in one place of one channel while its agent was signed in, without gaps or overlaps. */
export interface ChannelTimeline {
  readonly channelId: string;
  readonly channel: Channel;
  readonly slot: number;
  readonly states: readonly AgentState[];
}

/** One agent's day, from sign-in to sign-out. */
export interface AgentSession {
  readonly id: string;
  readonly agentId: string;
  readonly signedInAt: number;
  readonly signedOutAt: number;
  readonly channels: readonly ChannelTimeline[];
}

/** One local day of one org: it stands alone, nothing in it begins or ends on another day. */
export interface TrafficDay {
  readonly date: string;
  readonly from: number;
  readonly to: number;
  /** By `createdAt`. */
  readonly contacts: readonly Contact[];
  /** By `signedInAt`; worked out when first asked for. */
  readonly sessions: () => readonly AgentSession[];
}
