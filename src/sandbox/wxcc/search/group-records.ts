import { GraphQLError } from "graphql";
import type { Scalar, Table } from "./field.js";

/** Cisco's documented limit. */
const MOST_KEYS = 10;
const INTERVAL_PATH = "intervalStartTime";

/** Rows that share the values of all grouping fields. */
export interface Group<R> {
  readonly key: string;
  readonly values: ReadonlyMap<string, Scalar>;
  readonly rows: R[];
}

/** Groups by the selected fields, each scalar of a nested one counting; `bucketOf` answers for `intervalStartTime`. */
export function groupRecords<R>(
  rows: readonly R[],
  paths: readonly string[],
  table: Table<R>,
  bucketOf: ((row: R) => number) | undefined,
): Group<R>[] {
  if (paths.length > MOST_KEYS) throw new GraphQLError(`at most ${MOST_KEYS} fields can be grouped by`);
  // An interval that was asked for divides the figures even when its start is not selected.
  const keys = bucketOf && !paths.includes(INTERVAL_PATH) ? [...paths, INTERVAL_PATH] : paths;
  const readers = keys.map((path): [string, (row: R) => Scalar] => {
    if (path === INTERVAL_PATH) return [path, bucketOf ?? (() => null)];
    return [path, table.at(path)?.read ?? (() => null)];
  });
  const groups = new Map<string, Group<R>>();
  for (const row of rows) {
    const key = readers.map(([path, read]) => `${path}=${read(row)}`).join("::");
    const group = groups.get(key);
    if (group) group.rows.push(row);
    else groups.set(key, { key, values: new Map(readers.map(([path, read]) => [path, read(row)])), rows: [row] });
  }
  return [...groups.values()];
}
