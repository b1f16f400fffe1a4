import { Low } from "lowdb";
import { commitChanges } from "./commit-changes.js";
import type { FilePart } from "./file-part.js";
import { formatOf, type Records, type StateKind } from "./kinds.js";
import { emptyState, type State } from "./state.js";
import { createStateAdapter, type StateAdapterDeps } from "./state-adapter.js";
import type { Table } from "./store.js";
import { createTable } from "./table.js";

/** The tables that share the state file. */
type StateTables = { readonly [K in StateKind]: Table<Records[K]> };

/** Opens the state file: everything but claims and audit. Every write is of the whole file, shared by all changes that wait. */
export async function openStateFile(deps: StateAdapterDeps): Promise<FilePart & { readonly tables: StateTables }> {
  const { file, keys, clock, log } = deps;
  const low = new Low<State>(createStateAdapter(deps), emptyState());
  await low.read();
  // Always, so that a disk that takes no writes ends the start, and a new format or a new key is on disk before anything else is.
  await low.write();

  const commits = commitChanges({ file, log, write: () => low.write() });
  const { data } = low;
  const table = <K extends StateKind>(name: K): Table<Records[K]> =>
    createTable({ format: formatOf(name, keys), rows: data[name], commits, clock }).table;
  return {
    tables: {
      orgs: table("orgs"),
      tokens: table("tokens"),
      links: table("links"),
      spaces: table("spaces"),
      roles: table("roles"),
      tickets: table("tickets"),
      captureWaits: table("captureWaits"),
      schedules: table("schedules"),
      alerts: table("alerts"),
      subscriptions: table("subscriptions"),
      legacyKeys: table("legacyKeys"),
      siteChanges: table("siteChanges"),
      siteImports: table("siteImports"),
    },
    flush: commits.flush,
    broken: commits.broken,
    close: commits.close,
  };
}
