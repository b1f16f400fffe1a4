import { Low } from "lowdb";
import { commitChanges } from "./commit-changes.js";
import type { FilePart } from "./file-part.js";
import type { Row, RowFormat } from "./rows.js";
import { emptyState, type State } from "./state.js";
import { createStateAdapter, type StateAdapterDeps } from "./state-adapter.js";
import type { Store } from "./store.js";
import { createTable } from "./table.js";

/** The tables that share the state file. */
export type StateTables = Pick<
  Store,
  | "orgs"
  | "tokens"
  | "links"
  | "spaces"
  | "roles"
  | "tickets"
  | "captureWaits"
  | "subscriptions"
  | "legacyKeys"
  | "schedules"
  | "alerts"
  | "siteChanges"
  | "siteImports"
>;

/** Opens the state file: everything but claims and audit. Every write is of the whole file, shared by all changes that wait. */
export async function openStateFile(deps: StateAdapterDeps): Promise<FilePart & { readonly tables: StateTables }> {
  const { file, formats, clock, log } = deps;
  const low = new Low<State>(createStateAdapter(deps), emptyState());
  await low.read();
  // Always, so that a disk that takes no writes ends the start, and a new format or a new key is on disk before anything else is.
  await low.write();

  const commits = commitChanges({ file, log, write: () => low.write() });
  const table = <T extends object>(format: RowFormat<T>, rows: Map<string, Row<T>>) =>
    createTable({ format, rows, commits, clock }).table;
  const { data } = low;
  return {
    tables: {
      orgs: table(formats.orgs, data.orgs),
      tokens: table(formats.tokens, data.tokens),
      links: table(formats.links, data.links),
      spaces: table(formats.spaces, data.spaces),
      roles: table(formats.roles, data.roles),
      tickets: table(formats.tickets, data.tickets),
      captureWaits: table(formats.captureWaits, data.captureWaits),
      schedules: table(formats.schedules, data.schedules),
      alerts: table(formats.alerts, data.alerts),
      subscriptions: table(formats.subscriptions, data.subscriptions),
      legacyKeys: table(formats.legacyKeys, data.legacyKeys),
      siteChanges: table(formats.siteChanges, data.siteChanges),
      siteImports: table(formats.siteImports, data.siteImports),
    },
    flush: commits.flush,
    broken: commits.broken,
    close: commits.close,
  };
}
