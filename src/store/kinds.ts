import type { z } from "zod";
import { alertRecordSchema, alertStateRecordSchema } from "./alert-records.js";
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
export const kinds: { readonly [K in KindName]: z.ZodType<Records[K]> } = {
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

const isKind = (name: string): name is KindName => Object.hasOwn(kinds, name);

/** The names of all kinds. */
export const kindNames: readonly KindName[] = Object.keys(kinds).filter(isKind);

/** Something of every kind, such as its table. */
export function makeTables(
  make: <K extends KindName>(name: K, schema: z.ZodType<Records[K]>) => Table<Records[K]>,
): Tables {
  const table = <K extends KindName>(name: K) => make(name, kinds[name]);
  return {
    orgs: table("orgs"),
    tokens: table("tokens"),
    links: table("links"),
    spaces: table("spaces"),
    roles: table("roles"),
    tickets: table("tickets"),
    captureWaits: table("captureWaits"),
    subscriptions: table("subscriptions"),
    legacyKeys: table("legacyKeys"),
    schedules: table("schedules"),
    alerts: table("alerts"),
    siteChanges: table("siteChanges"),
    siteImports: table("siteImports"),
    siteImportChunks: table("siteImportChunks"),
    runs: table("runs"),
    alertStates: table("alertStates"),
    seen: table("seen"),
    charts: table("charts"),
  };
}
