import { z } from "zod";
import type { EncryptionKey } from "./encryption-keys.js";
import { formatOf, type Records, type StateKind, stateKinds } from "./kinds.js";
import { Damage } from "./problems.js";
import { isExpired, type Row, type RowFormat, readRow, type StoredRow, storedRowSchema } from "./rows.js";

/** The tables of the state file in memory. */
export type State = { readonly [K in StateKind]: Map<string, Row<Records[K]>> };

function makeState(rowsOf: <K extends StateKind>(name: K) => Map<string, Row<Records[K]>>): State {
  return {
    orgs: rowsOf("orgs"),
    tokens: rowsOf("tokens"),
    links: rowsOf("links"),
    spaces: rowsOf("spaces"),
    roles: rowsOf("roles"),
    tickets: rowsOf("tickets"),
    captureWaits: rowsOf("captureWaits"),
    subscriptions: rowsOf("subscriptions"),
    legacyKeys: rowsOf("legacyKeys"),
    schedules: rowsOf("schedules"),
    alerts: rowsOf("alerts"),
    siteChanges: rowsOf("siteChanges"),
    siteImports: rowsOf("siteImports"),
  };
}

/** The state of a new store. */
export const emptyState = (): State => makeState(() => new Map());

const rows = z.array(storedRowSchema);
/** Strict: a table this program does not know would be lost with the next write. */
const tablesSchema = z.strictObject(Object.fromEntries(stateKinds.map((name): [string, typeof rows] => [name, rows])));

/** Tables from a file of the latest format. Throws {@link Damage} when anything would be lost. `oldKeys`: records to be sealed anew. */
export function readState(
  keys: readonly EncryptionKey[],
  file: string,
  data: unknown,
): { state: State; oldKeys: number } {
  const tables = tablesSchema.safeParse(data);
  if (!tables.success) throw new Damage(`its tables do not fit (${z.prettifyError(tables.error)})`);
  let oldKeys = 0;
  const read = <T>(format: RowFormat<T>, stored: readonly StoredRow[]) => {
    const found = new Map<string, Row<T>>();
    for (const one of stored) {
      const { row, oldKey } = readRow(format, file, one);
      if (found.has(one.id)) throw new Damage(`${format.table} has two records with one id`);
      found.set(one.id, row);
      if (oldKey) oldKeys++;
    }
    return found;
  };
  const state = makeState((name) => read(formatOf(name, keys), tables.data[name] ?? []));
  return { state, oldKeys };
}

/** The file's text, one record a line. Expired records are left out and forgotten. */
export function writeState(state: State, version: number, now: number): string {
  const tables = Object.entries(state).map(([name, table]: [string, Map<string, Row<unknown>>]) => {
    for (const [id, row] of table) if (isExpired(row, now)) table.delete(id);
    const lines = Array.from(table.values(), (row) => row.line).join(",\n");
    return `${JSON.stringify(name)}: [${lines && `\n${lines}\n`}]`;
  });
  return `{ "version": ${version}, "tables": {\n${tables.join(",\n")}\n} }\n`;
}
