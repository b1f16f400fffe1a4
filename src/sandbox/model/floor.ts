import type { Arrival } from "./arrival.js";
import { createConversations } from "./conversations.js";
import type { EventQueue } from "./event-queue.js";
import { createVisit, type Visit } from "./visit.js";
import { createWaitingLines } from "./waiting-lines.js";
import { freeSlot, longestIdle, type Worker } from "./worker.js";

/** From this many people ahead on, a caller is offered to be called back. */
const CALLBACK_OFFERED_AT = 3;
const CALLBACK_CHOICE_MS = 25_000;

/** What can happen on the floor; every entry is called at its own time, in order. */
export interface Floor {
  signIn(worker: Worker, now: number): void;
  breakDue(worker: Worker, pause: { readonly ms: number; readonly code: string }, now: number): void;
  shiftOver(worker: Worker, now: number): void;
  enter(visit: Visit, now: number): void;
  /** An agent calls somebody, if free at that moment; tells whether the call was made. */
  dial(worker: Worker, visit: Visit, now: number): boolean;
  /** The queue is closed for good today: whoever still waits is told so. */
  sendAway(visit: Visit, now: number): void;
}

/** An empty floor with these workers, none of them signed in. */
export function createFloor(deps: {
  readonly events: EventQueue;
  readonly workers: readonly Worker[];
  /** When those who still wait in a queue are sent away. */
  readonly closesAt: (queueId: string) => number;
  readonly chance: (probability: number) => boolean;
}): Floor {
  const { events, workers } = deps;
  const lines = createWaitingLines();
  const conversations = createConversations({ ...deps, lines, freed, putBack, sendOn });

  function beIdle(worker: Worker, code: string, ms: number, now: number) {
    worker.idle = true;
    worker.idleSpans.push({ code, from: now, to: now + ms });
    events.at(now + ms, (then) => {
      worker.idle = false;
      freed(worker, then);
    });
  }

  /** What an agent does next: a break that is due, going home, or the contacts that wait. */
  function freed(worker: Worker, now: number) {
    worker.freeSince = now;
    if (!worker.signedIn || worker.idle) return;
    if (worker.leaving && worker.busy.size === 0) {
      if (!lines.anyFor(worker) || covered(worker)) {
        worker.signedIn = false;
        worker.signedOutAt = now;
        return;
      }
      worker.leaving = false;
      conversations.serve(worker, now);
      worker.leaving = true;
      return;
    }
    const pause = worker.busy.size === 0 ? worker.dueBreaks.shift() : undefined;
    if (pause) beIdle(worker, pause.code, pause.ms, now);
    else conversations.serve(worker, now);
  }

  /** Somebody else who stays serves every queue of this agent. */
  const covered = (worker: Worker) =>
    [...worker.queueIds].every((id) =>
      workers.some((other) => other !== worker && other.signedIn && !other.leaving && other.queueIds.has(id)),
    );

  function leave(visit: Visit, now: number) {
    if (!visit.waiting || visit.gone) return;
    lines.remove(visit);
    visit.waiting = false;
    visit.gone = true;
    visit.waitEndsAt = now;
    visit.endedAt = now;
  }

  const outOfPatience = (visit: Visit, now: number) =>
    visit.callbackAt === undefined && now >= visit.enteredAt + visit.arrival.patienceMs;

  function putBack(visit: Visit, worker: Worker, restMs: number, now: number) {
    visit.waiting = true;
    lines.add(visit);
    if (!worker.idle) beIdle(worker, "RONA", restMs, now);
    if (outOfPatience(visit, now) || now >= visit.sentAwayAt) leave(visit, now);
    else match(visit, now);
  }

  function match(visit: Visit, now: number) {
    const { queue } = visit.arrival;
    const worker = longestIdle(workers, queue.id, queue.channel);
    if (worker) conversations.offer(worker, visit, now);
  }

  function enter(visit: Visit, now: number) {
    const { arrival } = visit;
    lines.add(visit);
    if (arrival.hangsUpAtOnce) {
      events.at(now + 800 + (arrival.ringMs % 4000), (then) => leave(visit, then));
      return;
    }
    match(visit, now);
    if (!visit.waiting) return;
    if (arrival.takesCallback && lines.length(arrival.queue.id) > CALLBACK_OFFERED_AT) {
      events.at(now + CALLBACK_CHOICE_MS, (then) => {
        if (visit.waiting && !visit.gone) visit.callbackAt = then;
      });
    }
    if (Number.isFinite(arrival.patienceMs)) {
      events.at(now + arrival.patienceMs, (then) => {
        if (outOfPatience(visit, then)) leave(visit, then);
      });
    }
  }

  /** To the end of another queue's line, unless that queue has closed meanwhile. */
  function sendOn(to: Arrival, now: number): Visit | undefined {
    const visit = createVisit(to, now, deps.closesAt(to.queue.id));
    if (visit.sentAwayAt <= now) return undefined;
    events.at(visit.sentAwayAt, (then) => leave(visit, then));
    enter(visit, now);
    return visit;
  }

  return {
    signIn(worker, now) {
      worker.signedIn = true;
      beIdle(worker, "Not ready", worker.shift.notReadyMs, now);
    },
    breakDue(worker, pause, now) {
      if (!worker.signedIn) return;
      worker.dueBreaks.push(pause);
      if (worker.busy.size === 0) freed(worker, now);
    },
    shiftOver(worker, now) {
      worker.leaving = true;
      worker.dueBreaks.length = 0;
      if (worker.busy.size === 0) freed(worker, now);
    },
    enter,
    dial(worker, visit, now) {
      const free = freeSlot(worker, visit.arrival.queue.channel) !== undefined;
      if (free) conversations.dial(worker, visit, now);
      return free;
    },
    sendAway: leave,
  };
}
