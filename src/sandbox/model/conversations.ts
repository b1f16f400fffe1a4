import type { Arrival } from "./arrival.js";
import { cutHolds, talkSegments } from "./conversation-segments.js";
import type { EventQueue } from "./event-queue.js";
import type { Visit } from "./visit.js";
import type { WaitingLines } from "./waiting-lines.js";
import { freeSlot, longestIdle, placeName, type Worker } from "./worker.js";

const MISSED_RING_MS = 18_000;
const TRANSFER_RING_MS = 5000;

/** The meeting of a contact and an agent, from the ring to the end of wrap-up. */
export interface Conversations {
  offer(worker: Worker, visit: Visit, now: number): void;
  /** The agent calls out; the line rings at the customer's. */
  dial(worker: Worker, visit: Visit, now: number): void;
  /** Gives the agent whoever waits, until no place is free or nobody is left. */
  serve(worker: Worker, now: number): void;
}

/** Conversations on one floor; `freed` and `putBack` tell the floor what becomes of agents and of contacts nobody took. */
export function createConversations(deps: {
  readonly events: EventQueue;
  readonly workers: readonly Worker[];
  readonly lines: WaitingLines;
  readonly chance: (probability: number) => boolean;
  freed(worker: Worker, now: number): void;
  putBack(visit: Visit, worker: Worker, restMs: number, now: number): void;
  /** Into another queue's line; undefined when that queue is closed. */
  sendOn(to: Arrival, now: number): Visit | undefined;
}): Conversations {
  const { events, lines } = deps;

  function take(worker: Worker, visit: Visit) {
    const { channel } = visit.arrival.queue;
    const slot = freeSlot(worker, channel);
    if (slot === undefined) throw new RangeError("an agent without a free place was offered a contact");
    const place = placeName(channel, slot);
    worker.busy.add(place);
    return { slot, place };
  }

  function offer(worker: Worker, visit: Visit, now: number) {
    const { slot, place } = take(worker, visit);
    const agentId = worker.shift.agent.id;
    lines.remove(visit);
    visit.waiting = false;
    const missed = visit.offers.length < 3 && deps.chance(worker.shift.missChance);
    const to = now + (missed ? MISSED_RING_MS : visit.arrival.ringMs);
    visit.offers.push({ agentId, from: now, to, accepted: !missed });
    visit.segments.push({ kind: missed ? "missed" : "ringing", agentId, slot, from: now, to });
    events.at(to, (then) => {
      if (missed) {
        worker.busy.delete(place);
        deps.putBack(visit, worker, 20_000 + (visit.arrival.talkMs % 70_000), then);
        return;
      }
      visit.waitEndsAt = now;
      visit.answeredAt = then;
      converse(worker, visit, { slot, place }, then);
    });
  }

  function converse(worker: Worker, visit: Visit, at: { slot: number; place: string }, now: number) {
    const { talkMs, holds, transferAfterMs, moveOn } = visit.arrival;
    if (moveOn) return sendOnLater(worker, visit, at, now, moveOn);
    const passOnAt = transferAfterMs === undefined ? undefined : now + cutHolds(holds, transferAfterMs).endsAfterMs;
    if (passOnAt === undefined) return endAfter(worker, visit, at, now, talkMs, holds);
    events.at(passOnAt, (then) => {
      const colleague = longestIdle(deps.workers, visit.arrival.queue.id, visit.arrival.queue.channel);
      if (!colleague) return endAfter(worker, visit, at, now, talkMs, holds);
      visit.segments.push(
        ...talkSegments(worker.shift.agent.id, at.slot, now, then - now, cutHolds(holds, then - now).kept),
      );
      wrapUp(worker, visit, at, then);
      const next = take(colleague, visit);
      const ringing = { kind: "ringing", agentId: colleague.shift.agent.id, slot: next.slot } as const;
      visit.segments.push({ ...ringing, from: then, to: then + TRANSFER_RING_MS });
      visit.transfers += 1;
      events.at(then + TRANSFER_RING_MS, (picked) =>
        endAfter(colleague, visit, next, picked, Math.max(talkMs - (then - now), 45_000), []),
      );
    });
  }

  function sendOnLater(
    worker: Worker,
    visit: Visit,
    at: { slot: number; place: string },
    from: number,
    moveOn: NonNullable<Arrival["moveOn"]>,
  ) {
    const { talkMs, holds } = visit.arrival;
    const cut = cutHolds(holds, moveOn.afterMs);
    events.at(from + cut.endsAfterMs, (now) => {
      const next = deps.sendOn(moveOn.to, now);
      if (!next) return endAfter(worker, visit, at, from, talkMs, holds);
      visit.segments.push(...talkSegments(worker.shift.agent.id, at.slot, from, now - from, cut.kept));
      visit.transfers += 1;
      visit.next = next;
      visit.endedAt = now;
      wrapUp(worker, visit, at, now);
    });
  }

  function endAfter(
    worker: Worker,
    visit: Visit,
    at: { slot: number; place: string },
    from: number,
    talkMs: number,
    holds: Visit["arrival"]["holds"],
  ) {
    events.at(from + talkMs, (now) => {
      visit.segments.push(...talkSegments(worker.shift.agent.id, at.slot, from, talkMs, holds));
      visit.endedAt = now;
      wrapUp(worker, visit, at, now);
    });
  }

  function wrapUp(worker: Worker, visit: Visit, at: { slot: number; place: string }, now: number) {
    const to = now + visit.arrival.wrapUpMs;
    visit.segments.push({ kind: "wrap-up", agentId: worker.shift.agent.id, slot: at.slot, from: now, to });
    events.at(to, (then) => {
      worker.busy.delete(at.place);
      deps.freed(worker, then);
    });
  }

  function dial(worker: Worker, visit: Visit, now: number) {
    const at = take(worker, visit);
    const pickedUpAt = now + visit.arrival.ringMs;
    visit.waiting = false;
    visit.answeredAt = pickedUpAt;
    visit.segments.push({ kind: "ringing", agentId: worker.shift.agent.id, slot: at.slot, from: now, to: pickedUpAt });
    events.at(pickedUpAt, (then) => converse(worker, visit, at, then));
  }

  return {
    offer,
    dial,
    serve(worker, now) {
      for (let visit = lines.nextFor(worker); visit; visit = lines.nextFor(worker)) offer(worker, visit, now);
    },
  };
}
