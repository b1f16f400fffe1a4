import type { Narrowing, QueueRow, QueueStatistics } from "./source.js";
import { furtherVisits } from "./total-contacts.js";

/** True when nothing is narrowed. */
export const isWhole = ({ queueIds = [], channels = [] }: Narrowing): boolean =>
  queueIds.length === 0 && channels.length === 0;

/** The same question in one spelling, whatever the order in which ids were given. */
export const canonical = ({ queueIds = [], channels = [] }: Narrowing) => ({
  queueIds: [...new Set(queueIds)].sort(),
  channels: [...new Set(channels)].sort(),
});

/**
 * A whole org's answer reduced to what was asked; rows are per queue and channel, so nothing is lost or mixed. The contacts
 * of some queues are their visits: those who only ended there are not all who came.
 */
export function narrow(whole: QueueStatistics, narrowing: Narrowing): QueueStatistics {
  const { queueIds, channels } = canonical(narrowing);
  const wanted = new Set(queueIds);
  const keep = (rows: readonly QueueRow[]) =>
    rows.filter(
      (row) =>
        (queueIds.length === 0 || wanted.has(row.queueId)) &&
        (channels.length === 0 || channels.some((channel) => channel === row.channel)),
    );
  const { contacts, ...answer } = whole;
  const rows = keep(whole.rows);
  if (contacts === undefined) return { ...answer, rows };
  if (queueIds.length === 0) return { ...answer, rows, contacts: keep(contacts) };
  return { ...answer, rows, counting: furtherVisits(whole) > 0 ? "visits" : whole.counting };
}
