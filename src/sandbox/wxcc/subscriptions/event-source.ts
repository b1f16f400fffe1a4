import type { Subscription } from "./create-subscriptions.js";

/** Something that whoever subscribed to its type is told of. */
export interface Happening {
  /** `task:parked`. */
  readonly type: string;
  readonly at: number;
  /** The same for the same happening, however often it is told. */
  readonly key: string;
  /** What an event says of it. */
  data(to: Subscription, now: number): Readonly<Record<string, unknown>>;
}

/** One kind of happenings of the floor. */
export interface EventSource {
  readonly types: readonly string[];
  /** How far back is told after a jump of the clock: Cisco's deliveries are not guaranteed either. */
  readonly toldBackMs: number;
  /** In `(after, until]`, oldest first. */
  between(orgId: string, after: number, until: number): readonly Happening[];
}
