import { readEncryptionKeys } from "../src/store/encryption-keys.js";
import { openFileStore } from "../src/store/open-file-store.js";
import { openPostgres } from "../src/store/postgres/open-postgres-store.js";
import type { OrgRecord } from "../src/store/records.js";
import type { BenchCloud } from "./open-cloud.js";
import { seedSpaces } from "./seed-spaces.js";

interface Seed {
  readonly encryptionKey: string;
  readonly cloud: BenchCloud;
  readonly settings?: Partial<OrgRecord["settings"]>;
}

/** Leaves a data file as if the larger org had been connected and linked to every space of the cloud. */
export async function seedFile({
  file,
  encryptionKey,
  cloud,
  settings,
}: Seed & { readonly file: string }): Promise<void> {
  const store = await openFileStore({ file, keys: readEncryptionKeys(encryptionKey), clock: cloud.clock });
  await seedSpaces(store, cloud, settings);
  await store.close();
}

/** The same in an empty database. */
export async function seedDatabase({
  databaseUrl,
  encryptionKey,
  cloud,
  settings,
}: Seed & { readonly databaseUrl: string }): Promise<void> {
  const keys = readEncryptionKeys(encryptionKey);
  const { store } = await openPostgres({ connectionString: databaseUrl, keys, clock: cloud.clock });
  await seedSpaces(store, cloud, settings);
  await store.close();
}
