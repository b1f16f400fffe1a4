import type { z } from "zod";
import { alertRecordSchema, alertStateRecordSchema } from "./alert-records.js";
import type { EncryptionKey } from "./encryption-keys.js";
import {
  captureWaitRecordSchema,
  chartRecordSchema,
  legacyKeyRecordSchema,
  linkRecordSchema,
  orgRecordSchema,
  roleRecordSchema,
  seenRecordSchema,
  spaceRecordSchema,
  subscriptionRecordSchema,
  ticketRecordSchema,
  tokenRecordSchema,
} from "./records.js";
import type { RowFormat } from "./rows.js";
import { runRecordSchema, scheduleRecordSchema } from "./schedule-records.js";
import { importChunkRecordSchema, siteChangeRecordSchema, siteImportRecordSchema } from "./site-records.js";
import type { Store, Table } from "./store.js";

/** The names of everything that is kept by id. */
export type KindName = { [K in keyof Store]-?: Store[K] extends Table<infer _> ? K : never }[keyof Store];

/** What is kept, by the name it is kept under. */
export type Records = { readonly [K in KindName]: Store[K] extends Table<infer T> ? T : never };

/** The part of a store that keeps records by id. */
export type Tables = { readonly [K in KindName]: Table<Records[K]> };

/** The schema of every kind of record. The compiler misses none: a table of the store that is not here does not compile. */
const kinds: { readonly [K in KindName]: z.ZodType<Records[K]> } = {
  orgs: orgRecordSchema,
  tokens: tokenRecordSchema,
  links: linkRecordSchema,
  spaces: spaceRecordSchema,
  roles: roleRecordSchema,
  tickets: ticketRecordSchema,
  captureWaits: captureWaitRecordSchema,
  subscriptions: subscriptionRecordSchema,
  legacyKeys: legacyKeyRecordSchema,
  schedules: scheduleRecordSchema,
  alerts: alertRecordSchema,
  siteChanges: siteChangeRecordSchema,
  siteImports: siteImportRecordSchema,
  siteImportChunks: importChunkRecordSchema,
  runs: runRecordSchema,
  alertStates: alertStateRecordSchema,
  seen: seenRecordSchema,
  charts: chartRecordSchema,
};

/** Kinds that have a file of their own when records lie in files; all others share one, which is written as a whole. */
const journals = ["seen", "charts", "runs", "alertStates", "siteImportChunks"] as const;
/** The kinds with a file of their own. */
export type JournalKind = (typeof journals)[number];
/** The kinds that share a file. */
export type StateKind = Exclude<KindName, JournalKind>;

const isKind = (name: string): name is KindName => Object.hasOwn(kinds, name);

/** The names of all kinds. */
export const kindNames: readonly KindName[] = Object.keys(kinds).filter(isKind);

const isStateKind = (name: KindName): name is StateKind => !journals.some((journal) => journal === name);

/** The names of the kinds that share a file. */
export const stateKinds: readonly StateKind[] = kindNames.filter(isStateKind);

/** How the records of a kind are checked and sealed. */
export const formatOf = <K extends KindName>(name: K, keys: readonly EncryptionKey[]): RowFormat<Records[K]> => ({
  table: name,
  schema: kinds[name],
  keys,
});

/** Makes the table of every kind. */
export function makeTables(make: <K extends KindName>(name: K) => Table<Records[K]>): Tables {
  return {
    orgs: make("orgs"),
    tokens: make("tokens"),
    links: make("links"),
    spaces: make("spaces"),
    roles: make("roles"),
    tickets: make("tickets"),
    captureWaits: make("captureWaits"),
    subscriptions: make("subscriptions"),
    legacyKeys: make("legacyKeys"),
    schedules: make("schedules"),
    alerts: make("alerts"),
    siteChanges: make("siteChanges"),
    siteImports: make("siteImports"),
    siteImportChunks: make("siteImportChunks"),
    runs: make("runs"),
    alertStates: make("alertStates"),
    seen: make("seen"),
    charts: make("charts"),
  };
}
