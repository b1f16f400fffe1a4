import { inject } from "vitest";
import { openPostgresStore } from "../../src/store/postgres/open-postgres-store.js";
import { createDatabase, dropDatabase } from "../helpers/postgres.js";
import type { StoreHome } from "../unit/store/conformance.js";
import { keys } from "../unit/store/file-home.js";

/** A database of its own for every home. */
export async function makePostgresHome(): Promise<StoreHome> {
  const connectionString = await createDatabase(inject("postgresUrl"));
  return {
    open: (clock) => openPostgresStore({ connectionString, keys, clock }),
    discard: () => dropDatabase(connectionString),
  };
}
