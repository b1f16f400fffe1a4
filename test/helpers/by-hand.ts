import type { Contact } from "../../src/sandbox/model/contact.js";
import type { TrafficModel } from "../../src/sandbox/model/traffic-model.js";
import { traffic } from "./floor.js";

/** What somebody with a list of contacts and a pencil would count; none of the service's or the sandbox's own arithmetic. */
export interface Count {
  readonly offered: number;
  readonly answered: number;
  readonly inTarget: number;
  readonly abandoned: number;
  readonly short: number;
  readonly open: number;
  readonly waitAnsweredMs: number;
  /** Everybody who was parked, and how long. */
  readonly waited: number;
  readonly waitAllMs: number;
  readonly longestWaitMs: number;
  readonly talkMs: number;
  readonly handleMs: number;
}

const DAY_MS = 86_400_000;

/** A stretch of time in instants; `[from, to)`. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** `stretch("2026-11-19T00:00-05:00", "2026-11-20T00:00-05:00")`: the instants are written out, not computed. */
export const stretch = (from: string, to: string): Stretch => ({ from: Date.parse(from), to: Date.parse(to) });

const none: Count = {
  ...{ offered: 0, answered: 0, inTarget: 0, abandoned: 0, short: 0, open: 0, waitAnsweredMs: 0 },
  ...{ waited: 0, waitAllMs: 0, longestWaitMs: 0, talkMs: 0, handleMs: 0 },
};

/** The contacts of one stretch that had reached a queue at `now`, each counted once, by the name of the last queue it reached. */
export function countByQueue(
  orgId: string,
  { from, to }: Stretch,
  now: number,
  model: TrafficModel = traffic(),
): ReadonlyMap<string, Count> {
  const names = new Map(model.centre(orgId)?.queues.map((queue) => [queue.id, queue.name]));
  const counts = new Map<string, Count>();
  for (const contact of model.contactsBetween(orgId, from, to)) {
    const name = names.get(contact.legs.findLast((leg) => leg.enteredAt <= now)?.queueId ?? "");
    if (name !== undefined) counts.set(name, add(counts.get(name) ?? none, countOne(contact, now)));
  }
  return counts;
}

/** The visits of one stretch, as queue statistics count them: a contact that was sent on is counted in each of its queues. */
export function countVisitsByQueue(
  orgId: string,
  { from, to }: Stretch,
  now: number,
  model: TrafficModel = traffic(),
): ReadonlyMap<string, Count> {
  const names = new Map(model.centre(orgId)?.queues.map((queue) => [queue.id, queue.name]));
  const counts = new Map<string, Count>();
  for (const contact of model.contactsBetween(orgId, from - DAY_MS, to)) {
    for (const [n, leg] of contact.legs.entries()) {
      const began = n === 0 ? contact.createdAt : leg.enteredAt;
      const name = names.get(leg.queueId);
      if (name === undefined || leg.enteredAt > now || began < from || began >= to) continue;
      const ended = contact.legs[n + 1]?.enteredAt ?? contact.endedAt;
      const visit = { ...contact, legs: [leg], segments: contact.segments.filter((each) => each.leg === n) };
      counts.set(name, add(counts.get(name) ?? none, countOne({ ...visit, endedAt: ended }, now)));
    }
  }
  return counts;
}

/** All queues in one. */
export const inAll = (counts: ReadonlyMap<string, Count>): Count => [...counts.values()].reduce(add, none);

/** All queues of an org together. */
export const count = (orgId: string, when: Stretch, now: number): Count => inAll(countByQueue(orgId, when, now));

/** All visits of an org's queues together. */
export const countVisits = (orgId: string, when: Stretch, now: number): Count =>
  inAll(countVisitsByQueue(orgId, when, now));

/** A channel's queues only. */
export function queuesOn(orgId: string, channel: Contact["channel"]): readonly string[] {
  const queues = traffic().centre(orgId)?.queues ?? [];
  return queues.filter((queue) => queue.channel === channel).map((queue) => queue.name);
}

/** Of the counts, those of these queues. */
export const only = (counts: ReadonlyMap<string, Count>, names: readonly string[]): ReadonlyMap<string, Count> =>
  new Map([...counts].filter(([name]) => names.includes(name)));

function countOne(contact: Contact, now: number): Count {
  const legs = contact.legs.filter((leg) => leg.enteredAt <= now);
  const last = legs.at(-1);
  if (!last) return none;
  const taken = legs.filter((leg) => leg.answeredAt !== undefined && leg.answeredAt <= now);
  const answered = taken.length > 0;
  const ended = contact.endedAt <= now;
  const waitMs = legs.reduce((ms, leg) => ms + Math.min(leg.waitEndsAt, now) - leg.enteredAt, 0);
  const spent = (kinds: readonly string[]) =>
    contact.segments
      .filter((segment) => kinds.includes(segment.kind) && segment.from <= now)
      .reduce((ms, segment) => ms + Math.min(segment.to, now) - segment.from, 0);
  const left = ended && !answered;
  return {
    offered: 1,
    answered: Number(answered),
    inTarget: Number(taken.includes(last) && last.withinServiceLevel),
    abandoned: Number(left && contact.outcome !== "short"),
    short: Number(left && contact.outcome === "short"),
    open: Number(!ended && !answered),
    waitAnsweredMs: answered ? waitMs : 0,
    waited: Number(waitMs > 0),
    waitAllMs: waitMs,
    longestWaitMs: waitMs,
    talkMs: spent(["talk"]),
    handleMs: spent(["talk", "hold", "wrap-up"]),
  };
}

const add = (a: Count, b: Count): Count => ({
  offered: a.offered + b.offered,
  answered: a.answered + b.answered,
  inTarget: a.inTarget + b.inTarget,
  abandoned: a.abandoned + b.abandoned,
  short: a.short + b.short,
  open: a.open + b.open,
  waitAnsweredMs: a.waitAnsweredMs + b.waitAnsweredMs,
  waited: a.waited + b.waited,
  waitAllMs: a.waitAllMs + b.waitAllMs,
  longestWaitMs: Math.max(a.longestWaitMs, b.longestWaitMs),
  talkMs: a.talkMs + b.talkMs,
  handleMs: a.handleMs + b.handleMs,
});
