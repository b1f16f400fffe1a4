import { instantAt, type LocalDate } from "./local-day.js";
import { shapeAt } from "./plans/day-shapes.js";
import type { Hours, QueuePlan } from "./plans/plan.js";
import type { Random } from "./random.js";

const STEP_HOURS = 0.25;
const HOUR_MS = 3_600_000;

/** An hour in which one queue gets more than its people can carry. */
export interface BadHour {
  readonly queueKey: string;
  readonly hours: Hours;
  readonly factor: number;
}

/** Most days are ordinary; about one in four has a bad hour somewhere. */
export function drawBadHour(queues: readonly QueuePlan[], random: Random): BadHour | undefined {
  const from = random.between(9, 16);
  const queueKey = random.pick(queues.filter((queue) => queue.channel !== "email")).key;
  const factor = random.between(1.7, 2.3);
  return random.chance(0.25) ? { queueKey, hours: [from, from + random.between(0.75, 1.5)], factor } : undefined;
}

/** Emails stop early enough to be answered on the same day; the rest may come until the minute of closing. */
const lastArrival = (plan: QueuePlan, closes: number) => (plan.channel === "email" ? closes - 2.5 : closes);

/** The moments at which contacts for one queue begin, in order: Poisson within quarter hours of the day's shape. */
export function drawArrivalTimes(
  plan: QueuePlan,
  opening: { readonly hours: Hours; readonly contacts: number },
  day: {
    readonly zone: string;
    readonly date: LocalDate;
    readonly volume: number;
    readonly badHour: BadHour | undefined;
  },
  random: Random,
): number[] {
  const [opens, closes] = opening.hours;
  const slots: { hour: number; weight: number }[] = [];
  for (let hour = opens; hour < lastArrival(plan, closes); hour += STEP_HOURS) {
    slots.push({ hour, weight: shapeAt(plan.shape, hour + STEP_HOURS / 2) });
  }
  // No clock changes while a queue is open: they happen at night.
  const openedAt = instantAt(day.zone, day.date, opens);
  const total = slots.reduce((sum, slot) => sum + slot.weight, 0);
  const bad = day.badHour?.queueKey === plan.key ? day.badHour : undefined;
  const times = slots.flatMap(({ hour, weight }) => {
    const factor = bad && hour >= bad.hours[0] && hour < bad.hours[1] ? bad.factor : 1;
    const count = random.poisson((opening.contacts * day.volume * factor * weight) / total);
    const from = openedAt + (hour - opens) * HOUR_MS;
    return Array.from({ length: count }, () => Math.floor(from + random.next() * STEP_HOURS * HOUR_MS));
  });
  return times.sort((a, b) => a - b);
}
