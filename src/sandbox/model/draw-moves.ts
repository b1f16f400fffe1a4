import type { Arrival } from "./arrival.js";
import type { ContactCentre, Queue } from "./centre.js";
import { instantAt, type LocalDate } from "./local-day.js";
import { dayKindOf } from "./plans/calendar.js";
import type { CentrePlan } from "./plans/plan.js";
import type { Random } from "./random.js";

/** The other queue is open at least this long after the contact began, so that somebody can still take it there. */
const OPEN_FOR_MS = 45 * 60_000;

/**
 * Decides which callers an agent, should one answer, sends on to another queue. The draws have a stream of their own:
 * nobody else's character changes with them.
 */
export function drawMoves(
  centre: ContactCentre,
  plan: CentrePlan,
  date: LocalDate,
  arrivals: readonly Arrival[],
  random: Random,
): Arrival[] {
  const kind = dayKindOf(plan.country, date);
  const open = plan.queues.flatMap((queuePlan, n) => {
    const queue = centre.queues[n];
    const hours = queuePlan.opening[kind]?.hours;
    if (!queue || !hours || queue.channel !== "voice") return [];
    const [from, to] = hours.map((hour) => instantAt(centre.zone, date, hour));
    return [{ queue, from: from ?? 0, to: to ?? 0 }];
  });
  return arrivals.map((arrival) => {
    if (arrival.queue.channel !== "voice" || arrival.fate !== "queue" || arrival.transferAfterMs !== undefined) {
      return arrival;
    }
    const moves = random.chance(plan.percentMovedOn / 100);
    const others = open.filter(
      ({ queue, from, to }) =>
        queue !== arrival.queue && arrival.createdAt >= from && arrival.createdAt + OPEN_FOR_MS < to,
    );
    return moves && others.length > 0 ? moveOn(arrival, random.pick(others).queue, random) : arrival;
  });
}

function moveOn(arrival: Arrival, queue: Queue, random: Random): Arrival {
  const share = random.between(0.3, 0.6);
  const to: Arrival = {
    ...arrival,
    queue,
    hangsUpAtOnce: false,
    // Those who have waited before have less patience left.
    patienceMs: Math.round(arrival.patienceMs * random.between(0.3, 0.8)),
    takesCallback: false,
    talkMs: Math.max(Math.round(arrival.talkMs * (1 - share)), 45_000),
    holds: [],
  };
  return { ...arrival, moveOn: { afterMs: Math.round(arrival.talkMs * share), to } };
}
