import type { Channel, MultimediaProfile } from "./centre.js";
import type { Shift } from "./draw-shifts.js";

/** Not taking contacts, whatever the reason; the code is one of the org's idle codes by name. */
export interface IdleSpan {
  readonly code: string;
  readonly from: number;
  readonly to: number;
}

/** An agent during the simulation of one day. */
export interface Worker {
  readonly shift: Shift;
  readonly profile: MultimediaProfile;
  readonly queueIds: ReadonlySet<string>;
  signedIn: boolean;
  signedOutAt: number | undefined;
  /** The shift is over: no further contacts unless nobody else is left for those who wait. */
  leaving: boolean;
  idle: boolean;
  readonly dueBreaks: { readonly ms: number; readonly code: string }[];
  /** Places in use, `channel#slot`. */
  readonly busy: Set<string>;
  freeSince: number;
  readonly idleSpans: IdleSpan[];
}

/** An agent before the shift: not signed in. */
export const createWorker = (shift: Shift, profile: MultimediaProfile): Worker => ({
  shift,
  profile,
  queueIds: new Set(shift.agent.queueIds),
  signedIn: false,
  signedOutAt: undefined,
  leaving: false,
  idle: false,
  dueBreaks: [],
  busy: new Set(),
  freeSince: shift.signInAt,
  idleSpans: [],
});

/** Names of places are written once, not at every look for a free one. */
const PLACES: Readonly<Record<Channel, readonly string[]>> = {
  voice: ["voice#0"],
  chat: ["chat#0", "chat#1", "chat#2"],
  email: ["email#0", "email#1"],
  social: ["social#0", "social#1"],
};

/** The name of a place in {@link Worker.busy}. */
export const placeName = (channel: Channel, slot: number): string => PLACES[channel][slot] ?? `${channel}#${slot}`;

/** The first free place on that channel, if the agent may take a contact now. */
export function freeSlot(worker: Worker, channel: Channel): number | undefined {
  if (!worker.signedIn || worker.idle || worker.leaving || worker.dueBreaks.length > 0) return undefined;
  if (worker.busy.size >= worker.profile.atOnce) return undefined;
  for (let slot = 0; slot < worker.profile.slots[channel]; slot += 1) {
    if (!worker.busy.has(placeName(channel, slot))) return slot;
  }
  return undefined;
}

/** Longest idle first; among equals the one with fewer places in use. */
export function longestIdle(workers: readonly Worker[], queueId: string, channel: Channel): Worker | undefined {
  let best: Worker | undefined;
  for (const worker of workers) {
    if (!worker.queueIds.has(queueId) || freeSlot(worker, channel) === undefined) continue;
    if (!best || worker.busy.size < best.busy.size) best = worker;
    else if (worker.busy.size === best.busy.size && worker.freeSince < best.freeSince) best = worker;
  }
  return best;
}
