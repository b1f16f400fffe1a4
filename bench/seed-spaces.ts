import { seedStore } from "../src/sandbox/seed.js";
import * as world from "../src/sandbox/world.js";
import type { OrgRecord } from "../src/store/records.js";
import type { Store } from "../src/store/store.js";
import type { BenchCloud } from "./open-cloud.js";

/** Leaves a store as if the larger org had been connected and linked to every space of the cloud. */
export async function seedSpaces(
  store: Store,
  cloud: Pick<BenchCloud, "clock" | "issueGrant" | "spaces">,
  settings: Partial<OrgRecord["settings"]> = {},
): Promise<void> {
  const { clock, issueGrant } = cloud;
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
}
