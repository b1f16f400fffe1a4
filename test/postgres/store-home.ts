import pg from "pg";
import { inject } from "vitest";
import { openPostgres, type PostgresStoreOptions } from "../../src/store/postgres/open-postgres-store.js";
import type { Store } from "../../src/store/store.js";
import { createDatabase } from "../helpers/postgres.js";
import type { StoreHome } from "../unit/store/conformance.js";
import { keys } from "../unit/store/file-home.js";

/** Databases of homes that were discarded; emptying one takes less time than making one. */
const empty: string[] = [];

/** Opens the store alone. */
export const openPostgresStore = async (options: PostgresStoreOptions): Promise<Store> =>
  (await openPostgres(options)).store;

/** A database of its own for every home. */
export async function makePostgresHome(): Promise<StoreHome> {
  const connectionString = empty.pop() ?? (await createDatabase(inject("postgresUrl")));
  return {
    open: (clock) => openPostgresStore({ connectionString, keys, clock }),
    discard: async () => {
      const tables = await askDatabase(
        connectionString,
        "SELECT tablename FROM pg_tables WHERE schemaname = 'floorwalker'",
      );
      const records = tables.map(({ tablename }) => String(tablename)).filter((name) => name !== "schema_version");
      await askDatabase(connectionString, records.map((name) => `DELETE FROM floorwalker.${name}`).join(";"));
      empty.push(connectionString);
    },
  };
}

/** Asks past the store, as somebody with psql would. */
export async function askDatabase(
  connectionString: string,
  text: string,
  values?: unknown[],
): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query(text, values)).rows;
  } finally {
    await client.end();
  }
}
