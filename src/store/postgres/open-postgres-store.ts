import type { Clock } from "../../clock.js";
import type { EncryptionKey } from "../encryption-keys.js";
import { formatOf, makeTables } from "../kinds.js";
import type { StoreLog } from "../log.js";
import { createOneAtATime } from "../one-at-a-time.js";
import type { Store } from "../store.js";
import { createAdvisoryLine } from "./advisory-line.js";
import { connectPostgres } from "./connect-postgres.js";
import { type SqlMigration, tableOf } from "./migrations.js";
import { prepareDatabase } from "./prepare-database.js";
import { createProbe } from "./probe-database.js";
import type { Sql } from "./sql.js";
import { createSqlAudit } from "./sql-audit.js";
import { createSqlTable } from "./sql-table.js";
import { createSweeping } from "./sweep-rows.js";

/** What a store on PostgreSQL is made of. */
export interface PostgresStoreOptions {
  /** DATABASE_URL: `postgres://user:password@host:port/database?sslmode=…`. */
  readonly connectionString: string;
  /** From `readEncryptionKeys`: the first encrypts, all decrypt. */
  readonly keys: readonly EncryptionKey[];
  readonly clock: Clock;
  readonly log?: StoreLog | undefined;
  readonly migrations?: readonly SqlMigration[];
}

/**
 * Opens the store on PostgreSQL and the door to its database, for what instances share besides records; closing the store closes both.
 * Rejects with a Problem: `store-unavailable` (database, unknown key, newer format), `store-damaged` (a secret cannot be read).
 */
export async function openPostgres(
  options: PostgresStoreOptions,
): Promise<{ readonly store: Store; readonly sql: Sql }> {
  const { connectionString, keys, clock, log, migrations } = options;
  const sql = connectPostgres({ connectionString, log });
  try {
    await prepareDatabase({ sql, keys, clock, log, steps: migrations });
  } catch (error) {
    await sql.close();
    throw error;
  }
  const oneAtATime = createOneAtATime();
  const line = createAdvisoryLine({ sql, oneAtATime });
  const { mortal } = createSweeping({ query: sql.query, clock, log });
  let closing: Promise<void> | undefined;
  const close = () => line.close().then(sql.close);

  const tables = makeTables((name) =>
    createSqlTable({ format: formatOf(name, keys), sqlTable: tableOf(name), sql, clock, oneAtATime, mortal }),
  );
  const store: Store = {
    ...tables,
    audit: createSqlAudit(sql),
    exclusively: line.exclusively,
    probe: createProbe(sql, clock),
    close: () => {
      closing ??= close();
      return closing;
    },
  };
  return { store, sql };
}
