import { z } from "zod";
import type { StoreLog } from "../log.js";
import { migrationFailed, newerFile } from "../problems.js";
import { isUnreachable } from "./database-failure.js";
import { wrongEncoding } from "./database-problems.js";
import { SCHEMA, type SqlMigration } from "./migrations.js";
import type { RunSql } from "./sql.js";

const stateSchema = z.tuple([z.object({ encoding: z.string(), known: z.boolean() })]);
const versionSchema = z.tuple([z.object({ version: z.number() })]);
const VERSION = `${SCHEMA}.schema_version`;

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
  const state = `SELECT current_setting('server_encoding') AS encoding, to_regclass('${VERSION}') IS NOT NULL AS known`;
  const [{ encoding, known }] = stateSchema.parse((await query({ text: state })).rows);
  if (encoding !== "UTF8") throw wrongEncoding();
  // Only then: it takes a right that is not needed for anything else.
  if (!known) await query({ text: BEGINNING });
  const [{ version: from }] = versionSchema.parse((await query({ text: `SELECT version FROM ${VERSION}` })).rows);
  if (from > steps.length) throw newerFile(DATABASE, from, steps.length);
  for (const [index, step] of steps.entries()) if (index >= from) await migrateTo(query, index + 1, step);
  if (from < steps.length) log?.info({ from, to: steps.length }, "database brought to a newer format");
}

const BEGINNING = `CREATE SCHEMA IF NOT EXISTS ${SCHEMA};
  CREATE TABLE ${VERSION} (id int PRIMARY KEY CHECK (id = 1), version int NOT NULL);
  INSERT INTO ${VERSION} VALUES (1, 0)`;

async function migrateTo(query: RunSql, version: number, step: SqlMigration): Promise<void> {
  try {
    await query({ text: `BEGIN; ${step}; UPDATE ${VERSION} SET version = ${version}; COMMIT` });
  } catch (error) {
    await Promise.allSettled([query({ text: "ROLLBACK" })]);
    throw isUnreachable(error) ? error : migrationFailed(DATABASE, version - 1, version, error);
  }
}
