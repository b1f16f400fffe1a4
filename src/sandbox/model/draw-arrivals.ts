import type { Arrival } from "./arrival.js";
import type { ContactCentre, Queue } from "./centre.js";
import { drawArrival } from "./draw-arrival.js";
import { type BadHour, drawArrivalTimes, drawBadHour } from "./draw-arrival-times.js";
import { instantAt, type LocalDate } from "./local-day.js";
import { dayKindOf, weekdayFactor } from "./plans/calendar.js";
import type { CentrePlan, QueuePlan } from "./plans/plan.js";
import type { Random } from "./random.js";

/** Calls outside the opening hours, as a share of the day's; they hear that the line is closed. */
const CLOSED_SHARE = 0.02;

/** Everybody who will contact the centre on that date, by the time they begin. */
export function drawArrivals(centre: ContactCentre, plan: CentrePlan, date: LocalDate, random: Random): Arrival[] {
  const kind = dayKindOf(plan.country, date);
  const badHour = drawBadHour(plan.queues, random);
  const volume = weekdayFactor(date) * random.between(0.94, 1.06);
  const times = plan.queues.flatMap((queuePlan, n) => {
    const queue = centre.queues[n];
    if (!queue) return [];
    const day = { zone: centre.zone, date, volume, badHour };
    return [...duringOpening(queuePlan, day, random, kind), ...afterHours(queuePlan, day, random)].map((time) => ({
      ...time,
      queue,
      queuePlan,
    }));
  });
  return times.sort((a, b) => a.at - b.at).map((time, n) => drawArrival({ centre, plan, date, n, ...time }, random));
}

type Day = { zone: string; date: LocalDate; volume: number; badHour: BadHour | undefined };
type Time = { readonly at: number; readonly open: boolean };

function duringOpening(plan: QueuePlan, day: Day, random: Random, kind: ReturnType<typeof dayKindOf>): Time[] {
  const opening = plan.opening[kind];
  return opening ? drawArrivalTimes(plan, opening, day, random).map((at) => ({ at, open: true })) : [];
}

function afterHours(plan: QueuePlan, day: Day, random: Random): Time[] {
  if (plan.channel !== "voice") return [];
  const usual = plan.opening.weekday;
  if (!usual) return [];
  const count = random.poisson(usual.contacts * CLOSED_SHARE);
  return Array.from({ length: count }, () => {
    const hour = random.chance(0.5)
      ? random.between(1, usual.hours[0] - 0.1)
      : random.between(usual.hours[1] + 0.1, 23.5);
    return { at: instantAt(day.zone, day.date, hour) + random.whole(0, 59_999), open: false };
  });
}

/** One contact to be: which queue it would reach, when, and whether that queue is open. */
export interface ArrivalSeed extends Time {
  readonly centre: ContactCentre;
  readonly plan: CentrePlan;
  readonly date: LocalDate;
  /** Its number in the day. */
  readonly n: number;
  readonly queue: Queue;
  readonly queuePlan: QueuePlan;
}
