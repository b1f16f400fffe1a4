import { seedStore } from "../src/sandbox/seed.js";
import * as world from "../src/sandbox/world.js";
import { readEncryptionKeys } from "../src/store/encryption-keys.js";
import { openFileStore } from "../src/store/open-file-store.js";
import type { OrgRecord } from "../src/store/records.js";
import type { BenchCloud } from "./open-cloud.js";

interface Seed {
  readonly file: string;
  readonly encryptionKey: string;
  readonly cloud: BenchCloud;
  readonly settings?: Partial<OrgRecord["settings"]>;
}

/** Leaves a data file as if the larger org had been connected and linked to every space of the cloud. */
export async function seedFile({ file, encryptionKey, cloud, settings }: Seed): Promise<void> {
  const { clock, issueGrant } = cloud;
  const store = await openFileStore({ file, keys: readEncryptionKeys(encryptionKey), clock });
  const [first, ...others] = cloud.spaces;
  await seedStore({ store, clock, world: { ...world, spaces: first ? [first] : [] }, issueGrant });
  const [pattern] = await store.links.find();
  if (!pattern) throw new Error("no space was linked");
  // Side by side, so that all of them share a write.
  await Promise.all(
    others.map(({ uuid }) => {
      const spaceId = world.webexId("ROOM", uuid);
      return store.links.put(`${spaceId}|${pattern.orgId}`, { ...pattern, spaceId });
    }),
  );
  await store.orgs.update(world.harbor.id, (org) => org && { ...org, settings: { ...org.settings, ...settings } });
  await store.close();
}
