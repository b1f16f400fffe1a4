import { GraphQLError } from "graphql";
import type { Aggregation } from "./aggregate.js";
import { isActivityPath, type Table } from "./field.js";

/**
 * Figures are either of records or of their activities (Cisco's Search README: CSR and CAR, or ASR and AAR, fields do not
 * go together); only fields that both kinds of record have may stand beside an activity's.
 */
export function refuseMixture<R>(
  table: Table<R>,
  grouping: readonly string[],
  aggregations: readonly Aggregation<R>[],
): void {
  const figures = aggregations.map(({ field }) => field.path);
  const fine = [...grouping, ...figures].some((path) => isActivityPath(table, path));
  if (!fine) return;
  const coarse = (path: string) => path !== "intervalStartTime" && !isActivityPath(table, path);
  const misfit = figures.find(coarse) ?? grouping.find((path) => coarse(path) && !table.shared.has(path));
  if (misfit === undefined) return;
  throw new GraphQLError(`${misfit}: fields of records and of their activities must not be mixed in one query`);
}
