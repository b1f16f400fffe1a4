import { totalsBy } from "../../metrics/add-sums.js";
import type { Sums } from "../../metrics/sums.js";
import type { QueueRow } from "../../wxcc/statistics/source.js";

/** A queue with all its channels together. */
export interface QueueTotal {
  readonly queueId: string;
  readonly queueName: string;
  readonly sums: Sums;
}

/**
 * Queues by contacts missed, most first: a queue with one contact and 0 % is noise, twenty lost callers are not.
 * Equals stand by contacts offered, then by name.
 */
export function rankQueues(rows: readonly QueueRow[]): readonly QueueTotal[] {
  const names = new Map(rows.map((row) => [row.queueId, row.queueName]));
  return [...totalsBy(rows, (row) => row.queueId)]
    .map(([queueId, sums]) => ({ queueId, queueName: names.get(queueId) ?? queueId, sums }))
    .sort(
      (a, b) =>
        b.sums.abandoned - a.sums.abandoned ||
        b.sums.offered - a.sums.offered ||
        a.queueName.localeCompare(b.queueName, "en"),
    );
}
