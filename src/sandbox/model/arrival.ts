import type { Queue } from "./centre.js";

/** A contact before anybody has met it: when it comes, what it wants, and how it would behave. Durations in milliseconds. */
export interface Arrival {
  readonly id: string;
  readonly queue: Queue;
  readonly entryPointId: string;
  readonly customer: { readonly name: string; readonly address: string };
  readonly destination: string;
  readonly createdAt: number;
  readonly selfServiceMs: number;
  /** `queue` goes on to the queue, `outdial` is a call that an agent makes; the others end in the menu or greeting. */
  readonly fate: "queue" | "self-service" | "left-in-menu" | "closed" | "outdial";
  /** Hangs up within five seconds of reaching the queue, unless an agent becomes free just then. */
  readonly hangsUpAtOnce: boolean;
  readonly patienceMs: number;
  readonly takesCallback: boolean;
  readonly ringMs: number;
  readonly talkMs: number;
  /** Holds lie inside the conversation, at these distances from its start. */
  readonly holds: readonly { readonly afterMs: number; readonly ms: number }[];
  readonly wrapUpMs: number;
  /** When in the conversation the agent passes it on to a colleague; undefined for most. */
  readonly transferAfterMs: number | undefined;
  /** When in the conversation the agent sends it on to another queue, and how it behaves there; undefined for most. */
  readonly moveOn?: { readonly afterMs: number; readonly to: Arrival };
  readonly wrapUpCodeId: string;
  readonly csatScore: number | undefined;
  readonly endedBy: "customer" | "agent";
  readonly recorded: boolean;
  readonly captureDelayMs: number;
}
