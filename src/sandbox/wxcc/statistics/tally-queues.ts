import type { ContactCentre, Queue } from "../../model/centre.js";
import { type ContactView, contactAt } from "../../model/contact-at.js";
import type { TrafficModel } from "../../model/traffic-model.js";
import { channelTypeOf } from "../channel-type.js";
import type { StatisticsQuery } from "./read-query.js";

/** Sums of one queue in one interval. Counts belong to contacts that began in it, durations to those that ended in it. */
interface Tally {
  readonly intervalStartTime: number;
  readonly queue: Queue;
  offered: number;
  enqueued: number;
  accepted: number;
  rejected: number;
  abandoned: number;
  inTarget: number;
  waited: number;
  waitMs: number;
  handled: number;
  talkMs: number;
}

const emptyTally = (intervalStartTime: number, queue: Queue): Tally => ({
  ...{ intervalStartTime, queue, offered: 0, enqueued: 0, accepted: 0, rejected: 0, abandoned: 0, inTarget: 0 },
  ...{ waited: 0, waitMs: 0, handled: 0, talkMs: 0 },
});

/**
 * The rows of `GET /v1/queues/statistics`, one for each interval, queue and channel with anything to tell at `now`;
 * the start of the first interval is the window's.
 */
export function tallyQueues(model: TrafficModel, centre: ContactCentre, query: StatisticsQuery, now: number) {
  const { from, to, intervalMs = to - from } = query;
  const queues = new Map(centre.queues.map((queue) => [queue.id, queue]));
  const tallies = new Map<string, Tally>();

  function tallyAt(at: number, queueId: string): Tally | undefined {
    const queue = queues.get(queueId);
    if (!queue || (query.queueIds && !query.queueIds.has(queueId))) return undefined;
    const start = from + Math.floor((at - from) / intervalMs) * intervalMs;
    const key = `${start}/${queueId}`;
    const tally = tallies.get(key) ?? emptyTally(start, queue);
    tallies.set(key, tally);
    return tally;
  }

  for (const contact of model.contactsBetween(centre.orgId, from, to)) {
    const view = contactAt(contact, now);
    const tally = view?.leg && tallyAt(contact.createdAt, view.leg.queueId);
    if (view && tally) countStart(tally, view);
  }
  for (const contact of model.contactsEndedBetween(centre.orgId, from, Math.min(to, now + 1))) {
    const view = contactAt(contact, now);
    const tally = view?.leg && tallyAt(contact.endedAt, view.leg.queueId);
    if (view && tally) countEnd(tally, view);
  }
  return [...tallies.values()]
    .sort((a, b) => a.intervalStartTime - b.intervalStartTime || (a.queue.name < b.queue.name ? -1 : 1))
    .map(toRow);
}

function countStart(tally: Tally, view: ContactView) {
  tally.offered += view.offers;
  tally.rejected += view.missedOffers;
  if (view.queueMs > 0) tally.enqueued += 1;
  if (view.answered) tally.accepted += 1;
  if (view.answered && view.leg?.withinServiceLevel) tally.inTarget += 1;
  // Short ones are among them: these statistics cannot tell them apart.
  if (view.leftQueue) tally.abandoned += 1;
}

function countEnd(tally: Tally, view: ContactView) {
  if (view.queueMs > 0) {
    tally.waited += 1;
    tally.waitMs += view.queueMs;
  }
  if (view.answered) {
    tally.handled += 1;
    tally.talkMs += view.talkMs;
  }
}

const mean = (sum: number, count: number) => (count === 0 ? 0 : sum / count);

const toRow = (tally: Tally) => ({
  intervalStartTime: tally.intervalStartTime,
  queueId: tally.queue.id,
  queueName: tally.queue.name,
  channelType: channelTypeOf(tally.queue.channel),
  totalOfferedTasks: tally.offered,
  totalEnqueuedTasks: tally.enqueued,
  // Deprecated and always 0 in the real cloud (OpenAPI).
  totalAssignedTasks: 0,
  totalAcceptedTasks: tally.accepted,
  totalRejectedTasks: tally.rejected,
  totalAbandonedTasks: tally.abandoned,
  averageEnqueuedTime: mean(tally.waitMs, tally.waited),
  averageHandledTime: mean(tally.talkMs, tally.handled),
  serviceLevelThresholdPercentage: 100 * mean(tally.inTarget, tally.accepted),
});
