import { parts, type Records } from "../../../src/store/copy/copy-records.js";

/** All that a store keeps, with ids and lifetimes, by kind; records sorted by id, the audit trail in its order. */
export async function everythingIn(store: Records): Promise<Record<string, object[]>> {
  const all: Record<string, object[]> = {};
  for (const part of parts) {
    const found: object[] = [];
    for await (const entry of part === "audit" ? store.audit.entries() : store[part].entries()) found.push(entry);
    all[part] = part === "audit" ? found : found.sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
  }
  return all;
}

const idOf = (entry: object) => ("id" in entry ? String(entry.id) : "");
