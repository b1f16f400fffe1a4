import type { Filters, Period } from "../../conversation/ask.js";
import type { OrgRecord } from "../../store/records.js";
import type { Urgency } from "../../wxcc/budget.js";
import { type AskForQueue, matchQueues } from "../../wxcc/match-queues.js";
import type { QueueInfo } from "../../wxcc/queue-directory.js";
import { narrow } from "../../wxcc/statistics/narrow.js";
import { totalContacts } from "../../wxcc/statistics/total-contacts.js";
import type { Watch } from "../../wxcc/statistics/watch.js";
import type { Services } from "../command.js";
import type { OrgComparison, Side } from "./sides.js";

type Sources = Pick<Services, "statistics" | "queueDirectory">;

/** Two periods of one org, narrowed alike. */
export async function comparePeriodsOf(
  org: OrgRecord,
  periods: readonly [Period, Period],
  filters: Filters,
  askForQueue: AskForQueue,
  { watch, urgency }: { readonly watch: () => Watch; readonly urgency: Urgency },
  { statistics, queueDirectory }: Sources,
): Promise<OrgComparison> {
  const queues =
    filters.queue.length > 0
      ? matchQueues(filters.queue, await queueDirectory.queues(org, { signal: watch().signal, urgency }), askForQueue)
      : undefined;
  const read = async (period: Period): Promise<Side> => {
    const whole = await statistics.queues(org, period, {}, urgency, watch());
    const answer = narrow(whole, { queueIds: queues?.map(({ id }) => id) ?? [], channels: filters.channel });
    return {
      name: period.phrase,
      period,
      statistics: answer,
      sums: totalContacts(answer),
      queueId: queues?.length === 1 ? queues[0]?.id : undefined,
    };
  };
  const [first, second] = await Promise.all([read(periods[0]), read(periods[1])]);
  return { org, sides: [first, second], queues };
}

/** Two queues of one org in one period. */
export async function compareQueuesOf(
  org: OrgRecord,
  queues: readonly [QueueInfo, QueueInfo],
  period: Period,
  filters: Filters,
  { urgency, ...watch }: Watch & { readonly urgency: Urgency },
  { statistics }: Pick<Services, "statistics">,
): Promise<OrgComparison> {
  const whole = await statistics.queues(org, period, {}, urgency, watch);
  const side = (queue: QueueInfo): Side => {
    const answer = narrow(whole, { queueIds: [queue.id], channels: filters.channel });
    return { name: queue.name, period, statistics: answer, sums: totalContacts(answer), queueId: queue.id };
  };
  return { org, sides: [side(queues[0]), side(queues[1])], queues: undefined };
}
