import type { Arrival } from "./arrival.js";
import type { ContactCentre } from "./centre.js";
import { drawArrival } from "./draw-arrival.js";
import type { Shift } from "./draw-shifts.js";
import type { LocalDate } from "./local-day.js";
import type { CentrePlan } from "./plans/plan.js";
import type { Random } from "./random.js";

/** A call that an agent means to make; it is made only if the agent is free at that moment. */
export interface Outdial {
  readonly agentId: string;
  readonly arrival: Arrival;
}

/** About one attempt an agent and day; `firstNumber` continues the numbering of the day's other contacts. */
export function drawOutdials(
  centre: ContactCentre,
  plan: CentrePlan,
  date: LocalDate,
  shifts: readonly Shift[],
  firstNumber: number,
  random: Random,
): Outdial[] {
  let n = firstNumber;
  return shifts.flatMap((shift) => {
    const index = centre.queues.findIndex((queue) => queue.id === shift.agent.queueIds[0]);
    const queue = centre.queues[index];
    const queuePlan = plan.queues[index];
    if (!queue || !queuePlan || queue.channel !== "voice") return [];
    return Array.from({ length: random.poisson(1.1) }, () => {
      const at = Math.round(random.between(shift.signInAt + 900_000, shift.signOutAt - 900_000));
      const drawn = drawArrival({ centre, plan, date, n: n++, at, open: true, queue, queuePlan }, random);
      const arrival: Arrival = {
        ...drawn,
        fate: "outdial",
        selfServiceMs: 0,
        ringMs: drawn.ringMs + 4000,
        talkMs: Math.round(drawn.talkMs * 0.6),
        holds: [],
        transferAfterMs: undefined,
      };
      return { agentId: shift.agent.id, arrival };
    });
  });
}
