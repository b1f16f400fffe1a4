import type { Clock } from "../../clock.js";
import type { EncryptionKey } from "../encryption-keys.js";
import type { StoreLog } from "../log.js";
import { migrateDatabase } from "./migrate-database.js";
import { migrations, SCHEMA, type SqlMigration } from "./migrations.js";
import { resealRows } from "./reseal-rows.js";
import type { Sql } from "./sql.js";
import { sweepRows } from "./sweep-rows.js";

/** A big database takes its time; an instance that starts meanwhile waits as long. */
const PATIENCE_MS = 600_000;

/** Readies a database for this program: schema, expired rows, keys. Of several instances that start at once one does it. */
export async function prepareDatabase(deps: {
  readonly sql: Sql;
  readonly keys: readonly EncryptionKey[];
  readonly clock: Clock;
  readonly log: StoreLog | undefined;
  readonly steps?: readonly SqlMigration[] | undefined;
}): Promise<void> {
  const { sql, keys, clock, log, steps = migrations } = deps;
  const { query, close } = await sql.connect({ patienceMs: PATIENCE_MS });
  try {
    // Given back with the connection.
    await query({ text: "SELECT pg_advisory_lock(hashtextextended($1, 0))", values: [`${SCHEMA} starts`] });
    await migrateDatabase(query, steps, log);
    await sweepRows(query, clock.now());
    await resealRows(query, keys, log);
  } finally {
    await close();
  }
}
