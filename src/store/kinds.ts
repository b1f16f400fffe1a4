import type { Store, Table } from "./store.js";

/** Every kind of record that a store has a table for; the audit trail is none of them. */
export const kinds = [
  "orgs",
  "tokens",
  "links",
  "spaces",
  "roles",
  "tickets",
  "captureWaits",
  "subscriptions",
  "legacyKeys",
  "schedules",
  "alerts",
  "siteChanges",
  "siteImports",
  "siteImportChunks",
  "runs",
  "alertStates",
  "seen",
  "charts",
] as const;

/** See {@link kinds}. */
export type Kind = (typeof kinds)[number];

type Records = { readonly [K in Kind]: Store[K] extends Table<infer T> ? T : never };

/** The tables of a store, in a form that the compiler can go through one by one. */
export type Tables = { readonly [K in Kind]: Table<Records[K]> };
