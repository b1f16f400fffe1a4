import type { Arrival } from "./arrival.js";
import type { MultimediaProfile } from "./centre.js";
import type { Outdial } from "./draw-outdials.js";
import type { Shift } from "./draw-shifts.js";
import { createEventQueue } from "./event-queue.js";
import { createFloor } from "./floor.js";
import { createVisit, type Visit } from "./visit.js";
import { createWorker, type Worker } from "./worker.js";

/** What a day came to: the first visit by arrival id of everybody who reached a queue or was dialled, and what each agent did besides. */
export interface SimulatedDay {
  readonly visits: ReadonlyMap<string, Visit>;
  readonly workers: readonly Worker[];
}

/**
 * Plays one day: contacts arrive, the agent who has been free longest is offered the one who has waited longest, people
 * lose patience, agents take breaks. `closesAt` tells when those still waiting in a queue are sent away, which is what
 * keeps every day to itself.
 */
export function simulateDay(input: {
  readonly arrivals: readonly Arrival[];
  readonly outdials: readonly Outdial[];
  readonly shifts: readonly Shift[];
  readonly profiles: ReadonlyMap<string, MultimediaProfile>;
  readonly closesAt: (queueId: string) => number;
  readonly chance: (probability: number) => boolean;
}): SimulatedDay {
  const events = createEventQueue();
  const visits = new Map<string, Visit>();
  const workers = input.shifts.flatMap((shift) => {
    const profile = input.profiles.get(shift.agent.multimediaProfileId);
    return profile ? [createWorker(shift, profile)] : [];
  });
  const floor = createFloor({ events, workers, closesAt: input.closesAt, chance: input.chance });

  for (const worker of workers) {
    const { shift } = worker;
    events.at(shift.signInAt, (now) => floor.signIn(worker, now));
    for (const pause of shift.breaks) events.at(pause.at, (now) => floor.breakDue(worker, pause, now));
    events.at(shift.signOutAt, (now) => floor.shiftOver(worker, now));
  }
  for (const arrival of input.arrivals) {
    if (arrival.fate !== "queue") continue;
    const enteredAt = arrival.createdAt + arrival.selfServiceMs;
    const visit = createVisit(arrival, enteredAt, input.closesAt(arrival.queue.id));
    visits.set(arrival.id, visit);
    events.at(enteredAt, (now) => floor.enter(visit, now));
    events.at(visit.sentAwayAt, (now) => floor.sendAway(visit, now));
  }
  for (const { arrival, agentId } of input.outdials) {
    const worker = workers.find((candidate) => candidate.shift.agent.id === agentId);
    if (!worker) continue;
    const visit = createVisit(arrival, arrival.createdAt, arrival.createdAt);
    events.at(arrival.createdAt, (now) => {
      if (floor.dial(worker, visit, now)) visits.set(arrival.id, visit);
    });
  }
  events.run();
  return { visits, workers };
}
