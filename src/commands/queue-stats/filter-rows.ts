import type { Channel } from "../../conversation/ask.js";
import type { QueueInfo } from "../../wxcc/queue-directory.js";
import type { QueueRow } from "../../wxcc/statistics/source.js";

/** Rows of these queues on these channels; undefined queues and no channels mean all. */
export function filterRows<Row extends Pick<QueueRow, "queueId" | "channel">>(
  rows: readonly Row[],
  queues: readonly QueueInfo[] | undefined,
  channels: readonly Channel[],
): readonly Row[] {
  const ids = queues && new Set(queues.map((queue) => queue.id));
  return rows.filter(
    (row) =>
      (ids === undefined || ids.has(row.queueId)) &&
      (channels.length === 0 || channels.some((channel) => channel === row.channel)),
  );
}
