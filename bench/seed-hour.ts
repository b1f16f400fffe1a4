import type { Clock } from "../src/clock.js";
import type { Cloud } from "../src/sandbox/cloud.js";
import { seedStore } from "../src/sandbox/seed.js";
import { webexId } from "../src/sandbox/world.js";
import type { Store } from "../src/store/store.js";
import type { makeManyOrgs } from "./many-orgs.js";

interface Hour {
  readonly store: Store;
  readonly clock: Clock;
  readonly made: ReturnType<typeof makeManyOrgs>;
  readonly issueGrant: Cloud["issueGrant"];
  /** Schedules of each space; one by default. */
  readonly ofEach?: number;
}

/** Leaves a store as if every org had been connected and linked to its spaces, each with `queue stats yesterday` at 08:00. */
export async function seedHour({ store, clock, made, issueGrant, ofEach = 1 }: Hour): Promise<void> {
  const now = clock.now();
  const firstOfEach = made.centres.flatMap(({ id }) => made.spaces.find(({ linked }) => linked.includes(id)) ?? []);
  await seedStore({ store, clock, world: { ...made, spaces: firstOfEach }, issueGrant });
  // Side by side, so that a data file is written once.
  await Promise.all(
    made.spaces.map(({ uuid, linked: [orgId = ""] }) => {
      const spaceId = webexId("ROOM", uuid);
      return store.links.put(`${spaceId}|${orgId}`, { spaceId, orgId, linkedBy: "bench", linkedAt: now });
    }),
  );
  const owners = new Map(made.people.map((person) => [person.orgId, person]));
  const wanted = made.spaces.flatMap((space) => Array.from({ length: ofEach }, () => space));
  await Promise.all(
    wanted.map(({ uuid, linked: [orgId = ""] }, at) => {
      const id = `bench${at}`;
      return store.schedules.put(id, {
        id,
        spaceId: webexId("ROOM", uuid),
        spaceType: "group",
        ownerId: webexId("PEOPLE", owners.get(orgId)?.uuid ?? ""),
        ownerEmail: owners.get(orgId)?.email ?? "",
        ask: "queue stats yesterday",
        orgId,
        recurrence: { time: "08:00", days: { kind: "every-day" }, zone: "America/New_York" },
        skipEmpty: false,
        lateHours: 6,
        createdAt: now,
        since: now,
        revision: 1,
        edits: [],
      });
    }),
  );
}
