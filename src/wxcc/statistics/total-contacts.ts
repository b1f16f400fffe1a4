import { totalOf } from "../../metrics/add-sums.js";
import type { Sums } from "../../metrics/sums.js";
import type { QueueRow, QueueStatistics } from "./source.js";

/** The rows that totals are made of: each contact once where the answer knows them, otherwise the queues' own. */
export const totalRows = ({ rows, contacts }: Pick<QueueStatistics, "rows" | "contacts">): readonly QueueRow[] =>
  contacts ?? rows;

/** Everything that an answer counts in one. */
export const totalContacts = (answer: Pick<QueueStatistics, "rows" | "contacts">): Sums => totalOf(totalRows(answer));

/** How many visits of queues are those of contacts that were in another queue before; 0 where the answer does not know. */
export const furtherVisits = ({ rows, contacts }: Pick<QueueStatistics, "rows" | "contacts">): number =>
  contacts === undefined ? 0 : Math.max(0, totalOf(rows).offered - totalOf(contacts).offered);
