import { z } from "zod";
import type { StoreLog } from "../log.js";
import { migrationFailed, newerFile } from "../problems.js";
import { isUnreachable } from "./database-failure.js";
import { wrongEncoding } from "./database-problems.js";
import { SCHEMA, type SqlMigration } from "./migrations.js";
import type { RunSql } from "./sql.js";

const encodingSchema = z.tuple([z.object({ server_encoding: z.string() })]);
const versionSchema = z.tuple([z.object({ version: z.number() })]);

/** Its name in sentences that name a file otherwise. */
export const DATABASE = "The database";

/**
 * Brings the schema to the latest step; each step is there wholly or not at all. The caller holds the lock that keeps other
 * instances out. Rejects with a Problem for a schema of a newer Floorwalker and for a step that failed.
 */
export async function migrateDatabase(
  query: RunSql,
  steps: readonly SqlMigration[],
  log: StoreLog | undefined,
): Promise<void> {
  const [{ server_encoding: encoding }] = encodingSchema.parse((await query({ text: "SHOW server_encoding" })).rows);
  if (encoding !== "UTF8") throw wrongEncoding();
  await query({
    text: `CREATE SCHEMA IF NOT EXISTS ${SCHEMA};
      CREATE TABLE IF NOT EXISTS ${SCHEMA}.schema_version (id int PRIMARY KEY CHECK (id = 1), version int NOT NULL);
      INSERT INTO ${SCHEMA}.schema_version VALUES (1, 0) ON CONFLICT DO NOTHING`,
  });
  const { rows } = await query({ text: `SELECT version FROM ${SCHEMA}.schema_version` });
  const [{ version: from }] = versionSchema.parse(rows);
  if (from > steps.length) throw newerFile(DATABASE, from, steps.length);
  for (const [index, step] of steps.entries()) if (index >= from) await migrateTo(query, index + 1, step);
  if (from < steps.length) log?.info({ from, to: steps.length }, "database brought to a newer format");
}

async function migrateTo(query: RunSql, version: number, step: SqlMigration): Promise<void> {
  try {
    await query({ text: `BEGIN; ${step}; UPDATE ${SCHEMA}.schema_version SET version = ${version}; COMMIT` });
  } catch (error) {
    await Promise.allSettled([query({ text: "ROLLBACK" })]);
    throw isUnreachable(error) ? error : migrationFailed(DATABASE, version - 1, version, error);
  }
}
