import type { Filters } from "../../conversation/ask.js";
import type { OrgRecord } from "../../store/records.js";
import { type AskForQueue, matchQueues } from "../../wxcc/match-queues.js";
import type { QueueInfo } from "../../wxcc/queue-directory.js";
import type { WaitingRow } from "../../wxcc/statistics/source.js";
import type { Ask, Services } from "../command.js";

/** Who waits in an org, the queues with most waiting first. */
export interface OrgWaiting {
  readonly org: OrgRecord;
  readonly asOf: number;
  readonly rows: readonly WaitingRow[];
  /** Queues named in the question. */
  readonly named: readonly QueueInfo[];
}

/** A waiting contact's queue is known, its channel is not: channels are narrowed upstream, queues here. A queue's name is looked up first, because one that fits none needs no figures. */
export async function readWaiting(
  org: OrgRecord,
  filters: Filters,
  askForQueue: AskForQueue,
  { statistics, queueDirectory }: Pick<Services, "statistics" | "queueDirectory">,
  { signal, urgency }: Pick<Ask, "signal" | "urgency">,
): Promise<OrgWaiting> {
  const queues =
    filters.queue.length > 0
      ? matchQueues(filters.queue, await queueDirectory.queues(org, { signal }), askForQueue)
      : undefined;
  const wanted = queues && new Set(queues.map((queue) => queue.id));
  const { asOf, rows } = await statistics.waiting(org, { channels: filters.channel }, urgency, { signal });
  const shown = wanted ? rows.filter((row) => wanted.has(row.queueId)) : rows;
  const order = (a: WaitingRow, b: WaitingRow) => b.waiting - a.waiting || a.oldestCreatedAt - b.oldestCreatedAt;
  return { org, asOf, rows: [...shown].sort(order), named: queues ?? [] };
}
