import { GraphQLError } from "graphql";
import type { Csr, Scalar } from "./csr-field.js";
import { csrFieldAt } from "./csr-fields.js";

/** Cisco's documented limit. */
const MOST_KEYS = 10;
const INTERVAL_PATH = "intervalStartTime";

/** Records that share the values of all grouping fields. */
export interface Group {
  readonly key: string;
  readonly values: ReadonlyMap<string, Scalar>;
  readonly records: Csr[];
}

/** Groups by the selected fields, each scalar of a nested one counting; `bucketOf` answers for `intervalStartTime`. */
export function groupRecords(
  records: readonly Csr[],
  paths: readonly string[],
  bucketOf: ((csr: Csr) => number) | undefined,
): Group[] {
  if (paths.length > MOST_KEYS) throw new GraphQLError(`at most ${MOST_KEYS} fields can be grouped by`);
  // An interval that was asked for divides the figures even when its start is not selected.
  const keys = bucketOf && !paths.includes(INTERVAL_PATH) ? [...paths, INTERVAL_PATH] : paths;
  const readers = keys.map((path): [string, (csr: Csr) => Scalar] => {
    if (path === INTERVAL_PATH) return [path, bucketOf ?? (() => null)];
    return [path, csrFieldAt(path)?.read ?? (() => null)];
  });
  const groups = new Map<string, Group>();
  for (const record of records) {
    const values = new Map(readers.map(([path, read]) => [path, read(record)]));
    const key = [...values].map(([path, value]) => `${path}=${value}`).join("::");
    const group = groups.get(key) ?? { key, values, records: [] };
    group.records.push(record);
    groups.set(key, group);
  }
  return [...groups.values()];
}
