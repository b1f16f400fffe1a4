import { z } from "zod";
import { type AlertRecord, alertRecordSchema } from "./alert-records.js";
import type { EncryptionKey } from "./encryption-keys.js";
import { Damage } from "./problems.js";
import {
  type CaptureWaitRecord,
  captureWaitRecordSchema,
  type LegacyKeyRecord,
  type LinkRecord,
  legacyKeyRecordSchema,
  linkRecordSchema,
  type OrgRecord,
  orgRecordSchema,
  type RoleRecord,
  roleRecordSchema,
  type SpaceRecord,
  type SubscriptionRecord,
  spaceRecordSchema,
  subscriptionRecordSchema,
  type TicketRecord,
  type TokenRecord,
  ticketRecordSchema,
  tokenRecordSchema,
} from "./records.js";
import { isExpired, type Row, type RowFormat, readRow, type StoredRow, storedRowSchema } from "./rows.js";
import { type ScheduleRecord, scheduleRecordSchema } from "./schedule-records.js";
import {
  type SiteChangeRecord,
  type SiteImportRecord,
  siteChangeRecordSchema,
  siteImportRecordSchema,
} from "./site-records.js";

/** The formats of all tables in the state file. */
export function stateFormats(keys: readonly EncryptionKey[]) {
  const format = <T>(table: string, schema: z.ZodType<T>): RowFormat<T> => ({ table, schema, keys });
  return {
    orgs: format<OrgRecord>("orgs", orgRecordSchema),
    tokens: format<TokenRecord>("tokens", tokenRecordSchema),
    links: format<LinkRecord>("links", linkRecordSchema),
    spaces: format<SpaceRecord>("spaces", spaceRecordSchema),
    roles: format<RoleRecord>("roles", roleRecordSchema),
    tickets: format<TicketRecord>("tickets", ticketRecordSchema),
    captureWaits: format<CaptureWaitRecord>("captureWaits", captureWaitRecordSchema),
    schedules: format<ScheduleRecord>("schedules", scheduleRecordSchema),
    alerts: format<AlertRecord>("alerts", alertRecordSchema),
    subscriptions: format<SubscriptionRecord>("subscriptions", subscriptionRecordSchema),
    legacyKeys: format<LegacyKeyRecord>("legacyKeys", legacyKeyRecordSchema),
    siteChanges: format<SiteChangeRecord>("siteChanges", siteChangeRecordSchema),
    siteImports: format<SiteImportRecord>("siteImports", siteImportRecordSchema),
  };
}
/** See {@link stateFormats}. */
export type StateFormats = ReturnType<typeof stateFormats>;

/** The tables of the state file in memory. */
export interface State {
  readonly orgs: Map<string, Row<OrgRecord>>;
  readonly tokens: Map<string, Row<TokenRecord>>;
  readonly links: Map<string, Row<LinkRecord>>;
  readonly spaces: Map<string, Row<SpaceRecord>>;
  readonly roles: Map<string, Row<RoleRecord>>;
  readonly tickets: Map<string, Row<TicketRecord>>;
  readonly captureWaits: Map<string, Row<CaptureWaitRecord>>;
  readonly schedules: Map<string, Row<ScheduleRecord>>;
  readonly alerts: Map<string, Row<AlertRecord>>;
  readonly subscriptions: Map<string, Row<SubscriptionRecord>>;
  readonly legacyKeys: Map<string, Row<LegacyKeyRecord>>;
  readonly siteChanges: Map<string, Row<SiteChangeRecord>>;
  readonly siteImports: Map<string, Row<SiteImportRecord>>;
}

/** The state of a new store. */
export const emptyState = (): State => ({
  orgs: new Map(),
  tokens: new Map(),
  links: new Map(),
  spaces: new Map(),
  roles: new Map(),
  tickets: new Map(),
  captureWaits: new Map(),
  subscriptions: new Map(),
  legacyKeys: new Map(),
  schedules: new Map(),
  alerts: new Map(),
  siteChanges: new Map(),
  siteImports: new Map(),
});

const rows = z.array(storedRowSchema);
/** Strict: a table this program does not know would be lost with the next write. */
const tablesSchema = z.strictObject({
  orgs: rows,
  tokens: rows,
  links: rows,
  spaces: rows,
  roles: rows,
  tickets: rows,
  captureWaits: rows,
  subscriptions: rows,
  legacyKeys: rows,
  schedules: rows,
  alerts: rows,
  siteChanges: rows,
  siteImports: rows,
});

/** Tables from a file of the latest format. Throws {@link Damage} when anything would be lost. `oldKeys`: records to be sealed anew. */
export function readState(formats: StateFormats, file: string, data: unknown): { state: State; oldKeys: number } {
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
  const state: State = {
    orgs: read(formats.orgs, tables.data.orgs),
    tokens: read(formats.tokens, tables.data.tokens),
    links: read(formats.links, tables.data.links),
    spaces: read(formats.spaces, tables.data.spaces),
    roles: read(formats.roles, tables.data.roles),
    tickets: read(formats.tickets, tables.data.tickets),
    captureWaits: read(formats.captureWaits, tables.data.captureWaits),
    schedules: read(formats.schedules, tables.data.schedules),
    alerts: read(formats.alerts, tables.data.alerts),
    subscriptions: read(formats.subscriptions, tables.data.subscriptions),
    legacyKeys: read(formats.legacyKeys, tables.data.legacyKeys),
    siteChanges: read(formats.siteChanges, tables.data.siteChanges),
    siteImports: read(formats.siteImports, tables.data.siteImports),
  };
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
