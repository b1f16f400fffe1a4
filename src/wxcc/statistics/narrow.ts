import type { Narrowing, QueueStatistics } from "./source.js";

/** True when nothing is narrowed. */
export const isWhole = ({ queueIds = [], channels = [] }: Narrowing): boolean =>
  queueIds.length === 0 && channels.length === 0;

/** The same question in one spelling, whatever the order in which ids were given. */
export const canonical = ({ queueIds = [], channels = [] }: Narrowing) => ({
  queueIds: [...new Set(queueIds)].sort(),
  channels: [...new Set(channels)].sort(),
});

/** A whole org's answer reduced to what was asked; rows are per queue and channel, so nothing is lost or mixed. */
export function narrow(whole: QueueStatistics, narrowing: Narrowing): QueueStatistics {
  const { queueIds, channels } = canonical(narrowing);
  const rows = whole.rows.filter(
    (row) =>
      (queueIds.length === 0 || queueIds.includes(row.queueId)) &&
      (channels.length === 0 || channels.some((channel) => channel === row.channel)),
  );
  return { ...whole, rows };
}
