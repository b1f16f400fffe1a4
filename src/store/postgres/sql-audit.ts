import { z } from "zod";
import { type AuditEntry, auditEntrySchema } from "../audit.js";
import { auditDamaged } from "../problems.js";
import type { AuditTrail } from "../store.js";
import { keepJson, keepText, readJson } from "./keep-text.js";
import { DATABASE } from "./migrate-database.js";
import { SCHEMA } from "./migrations.js";
import type { Sql } from "./sql.js";

const rowSchema = z.object({ seq: z.string(), entry: z.string() });
const TABLE = `${SCHEMA}.audit`;
const APPEND = { name: `${TABLE} append`, text: `INSERT INTO ${TABLE} (at, org_id, entry) VALUES ($1, $2, $3)` };
// By the columns and not by the text that is selected under the same name: 9 comes before 10.
const read = (name: string, more: string) => ({
  name: `${TABLE} ${name}`,
  text: `SELECT seq::text AS seq, entry::text AS entry FROM ${TABLE}
    WHERE at >= $1 AND at < $2 ${more} ORDER BY audit.at, audit.seq`,
});
const READ = read("read", "");
const READ_OF_ORG = read("read of org", "AND org_id = $3");
const PAGE = {
  name: `${TABLE} page`,
  text: `SELECT seq::text AS seq, entry::text AS entry FROM ${TABLE} WHERE seq > $1::bigint
    ORDER BY audit.seq LIMIT $2`,
};
const ENTRIES_AT_ONCE = 500;

/** The audit trail as a table that is only ever added to. */
export function createSqlAudit(sql: Sql): AuditTrail {
  return {
    append: async (given) => {
      const entry = auditEntrySchema.parse(given);
      const orgId = entry.orgId === undefined ? null : keepText(entry.orgId);
      await sql.query({ ...APPEND, values: [entry.at, orgId, keepJson(entry)] });
    },
    read: async ({ from, to, orgId }) => {
      const { rows } = await (orgId === undefined
        ? sql.read({ ...READ, values: [from, to] })
        : sql.read({ ...READ_OF_ORG, values: [from, to, keepText(orgId)] }));
      return rows.map((row) => readEntry(row).entry);
    },
    entries: async function* () {
      let after = "0";
      for (;;) {
        const { rows } = await sql.read({ ...PAGE, values: [after, ENTRIES_AT_ONCE] });
        for (const row of rows) {
          const { seq, entry } = readEntry(row);
          yield entry;
          after = seq;
        }
        if (rows.length < ENTRIES_AT_ONCE) return;
      }
    },
  };
}

function readEntry(row: unknown): { readonly seq: string; readonly entry: AuditEntry } {
  const { seq, entry } = rowSchema.parse(row);
  const read = auditEntrySchema.safeParse(readJson(entry));
  if (!read.success) throw auditDamaged(DATABASE, `row ${seq} of the table audit is no audit entry`);
  return { seq, entry: read.data };
}
