import type { Visit } from "./visit.js";
import { freeSlot, type Worker } from "./worker.js";

/** Who waits where, oldest first. */
export interface WaitingLines {
  /** At the place that its age gives it, also when it comes back from an offer that nobody took. */
  add(visit: Visit): void;
  remove(visit: Visit): void;
  length(queueId: string): number;
  /** Whom this agent should serve next: people who wait at a telephone or a screen before mail, then the longest wait. */
  nextFor(worker: Worker): Visit | undefined;
  anyFor(worker: Worker): boolean;
}

const isMail = (visit: Visit) => visit.arrival.queue.channel === "email";

/** Lines with nobody in them. */
export function createWaitingLines(): WaitingLines {
  const lines = new Map<string, Visit[]>();
  const nobody: Visit[] = [];
  const line = (queueId: string) => lines.get(queueId) ?? nobody;

  return {
    add(visit) {
      const all = lines.get(visit.arrival.queue.id) ?? [];
      const place = all.findIndex((other) => other.enteredAt > visit.enteredAt);
      all.splice(place === -1 ? all.length : place, 0, visit);
      lines.set(visit.arrival.queue.id, all);
    },
    remove(visit) {
      const all = line(visit.arrival.queue.id);
      const place = all.indexOf(visit);
      if (place !== -1) all.splice(place, 1);
    },
    length: (queueId) => line(queueId).length,
    nextFor(worker) {
      let best: Visit | undefined;
      for (const queueId of worker.queueIds) {
        const [first] = line(queueId);
        if (!first || freeSlot(worker, first.arrival.queue.channel) === undefined) continue;
        if (!best || (isMail(best) && !isMail(first))) best = first;
        else if (isMail(best) === isMail(first) && first.enteredAt < best.enteredAt) best = first;
      }
      return best;
    },
    anyFor: (worker) => [...worker.queueIds].some((queueId) => line(queueId).length > 0),
  };
}
