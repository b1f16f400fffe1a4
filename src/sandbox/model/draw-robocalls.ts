import type { Arrival } from "./arrival.js";
import type { ContactCentre } from "./centre.js";
import { drawArrival } from "./draw-arrival.js";
import { instantAt, type LocalDate } from "./local-day.js";
import type { CentrePlan } from "./plans/plan.js";
import type { Random } from "./random.js";

/**
 * A dialling machine that tries several lines of the main number at night: calls of the very same millisecond, which
 * hear that the line is closed. `firstNumber` continues the numbering of the day's other contacts.
 */
export function drawRobocalls(
  centre: ContactCentre,
  plan: CentrePlan,
  date: LocalDate,
  firstNumber: number,
  random: Random,
): Arrival[] {
  const index = plan.queues.findIndex((candidate) => candidate.channel === "voice");
  const queue = centre.queues[index];
  const queuePlan = plan.queues[index];
  if (!queue || !queuePlan) return [];
  // After the hour that a change of the clock may leave out or repeat.
  const at = instantAt(centre.zone, date, random.between(3.5, 5.5)) + random.whole(0, 59_999);
  const customer = { name: "Unknown caller", address: plan.customerNumber(plan.customers.count) };
  return Array.from({ length: random.whole(4, 6) }, (_, n) => ({
    ...drawArrival({ centre, plan, date, n: firstNumber + n, at, open: false, queue, queuePlan }, random),
    customer,
  }));
}
