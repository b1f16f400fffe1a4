import { type Clock, systemClock } from "./clock.js";
import type { Config } from "./config.js";
import type { Shared } from "./instances/shared.js";
import type { Log } from "./log.js";
import { openFileStore } from "./store/open-file-store.js";
import { openPostgres } from "./store/postgres/open-postgres-store.js";
import { openShared } from "./store/postgres/open-shared.js";
import { outlastOutages } from "./store/postgres/outlast-outages.js";
import type { Store } from "./store/store.js";

/** What outlives a restart, and what instances share. */
export interface OpenedStore {
  readonly store: Store;
  /** Absent with a data file. */
  readonly shared: Shared | undefined;
  /** To be called when the service has stopped. */
  close(): Promise<void>;
}

/** Opens what DATABASE_URL names, or else the data file. Rejects with a Problem. */
export async function openStore(deps: {
  readonly config: Pick<Config, "databaseUrl" | "dataFile" | "encryptionKeys">;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
}): Promise<OpenedStore> {
  const { config, clock, random, log } = deps;
  const { databaseUrl: connectionString, encryptionKeys: keys } = config;
  if (connectionString === undefined) {
    const store = await openFileStore({ file: config.dataFile, keys, clock, log });
    return { store, shared: undefined, close: store.close };
  }
  const { store, sql } = await openPostgres({ connectionString, keys, clock, log });
  // Jobs, turns and connections go by the machine's time and the database's, whatever the service's own clock says.
  const shared = openShared({ connectionString, sql, keys, clock: systemClock, random, log });
  return {
    store: outlastOutages(store, { clock, log }),
    shared,
    close: async () => {
      await shared.close();
      await store.close();
    },
  };
}
