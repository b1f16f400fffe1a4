import type { Filters } from "../../conversation/ask.js";
import type { OrgRecord } from "../../store/records.js";
import type { WaitingRow } from "../../wxcc/statistics/source.js";
import type { Services } from "../command.js";
import { type AskForQueue, chooseQueues } from "../queue-stats/choose-queues.js";

/** Who waits in an org, the queues with most waiting first. */
export interface OrgWaiting {
  readonly org: OrgRecord;
  readonly asOf: number;
  readonly rows: readonly WaitingRow[];
}

/** A waiting contact's queue is known, its channel is not: channels are narrowed upstream, queues here. */
export async function readWaiting(
  org: OrgRecord,
  filters: Filters,
  askForQueue: AskForQueue,
  { statistics, queueDirectory }: Pick<Services, "statistics" | "queueDirectory">,
): Promise<OrgWaiting> {
  const [{ asOf, rows }, directory] = await Promise.all([
    statistics.waiting(org, { channels: filters.channel }, "person"),
    filters.queue.length > 0 ? queueDirectory.queues(org) : undefined,
  ]);
  const wanted = directory && new Set(chooseQueues(filters.queue, directory, askForQueue).map((queue) => queue.id));
  const shown = wanted ? rows.filter((row) => wanted.has(row.queueId)) : rows;
  const order = (a: WaitingRow, b: WaitingRow) => b.waiting - a.waiting || a.oldestCreatedAt - b.oldestCreatedAt;
  return { org, asOf, rows: [...shown].sort(order) };
}
