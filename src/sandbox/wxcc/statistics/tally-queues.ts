import type { ContactCentre, Queue } from "../../model/centre.js";
import { contactAt } from "../../model/contact-at.js";
import { type LegView, legsAt } from "../../model/legs-at.js";
import { boundsOf, localDateAt } from "../../model/local-day.js";
import type { TrafficModel } from "../../model/traffic-model.js";
import { channelTypeOf } from "../channel-type.js";
import { intervalStartAt } from "./intervals.js";
import type { StatisticsQuery } from "./read-query.js";

/** Sums of one queue in one interval. Counts belong to visits that began in it, durations to those that ended in it. */
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
  const { from, to } = query;
  const queues = new Map(centre.queues.map((queue) => [queue.id, queue]));
  const tallies = new Map<string, Tally>();

  const within = (at: number) => at >= from && at < to;

  function tallyAt(at: number, queueId: string): Tally | undefined {
    const queue = queues.get(queueId);
    if (!queue || (query.ids && !query.ids.has(queueId))) return undefined;
    const start = intervalStartAt(query, at);
    const key = `${start}/${queueId}`;
    const tally = tallies.get(key) ?? emptyTally(start, queue);
    tallies.set(key, tally);
    return tally;
  }

  // A visit may begin or end in the window though its contact began before it; but never on an earlier day.
  const dayBegins = boundsOf(centre.zone, localDateAt(centre.zone, from)).from;
  for (const contact of model.contactsBetween(centre.orgId, dayBegins, to)) {
    const view = contactAt(contact, now);
    for (const leg of view ? legsAt(view) : []) {
      const started = within(leg.startedAt) && tallyAt(leg.startedAt, leg.leg.queueId);
      if (started) countStart(started, leg);
      const ended = leg.ended && within(leg.endsAt) && tallyAt(leg.endsAt, leg.leg.queueId);
      if (ended) countEnd(ended, leg);
    }
  }
  return [...tallies.values()]
    .sort((a, b) => a.intervalStartTime - b.intervalStartTime || (a.queue.name < b.queue.name ? -1 : 1))
    .map(toRow);
}

function countStart(tally: Tally, leg: LegView) {
  tally.offered += leg.offers;
  tally.rejected += leg.missedOffers;
  if (leg.waitMs > 0) tally.enqueued += 1;
  if (leg.answered) tally.accepted += 1;
  if (leg.answered && leg.leg.withinServiceLevel) tally.inTarget += 1;
  // Short ones are among them: these statistics cannot tell them apart.
  if (leg.leftQueue) tally.abandoned += 1;
}

function countEnd(tally: Tally, leg: LegView) {
  if (leg.waitMs > 0) {
    tally.waited += 1;
    tally.waitMs += leg.waitMs;
  }
  if (leg.answered) {
    tally.handled += 1;
    tally.talkMs += leg.talkMs;
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
