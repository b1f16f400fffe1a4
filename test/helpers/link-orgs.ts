import { createSandboxClock } from "../../src/sandbox/clock.js";
import { seedStore } from "../../src/sandbox/seed.js";
import type { SandboxOptions } from "../../src/sandbox/start.js";
import { people as everybody, harbor, lumen, type SandboxOrg, spaces, webexId } from "../../src/sandbox/world.js";
import { type Floor, FRIDAY_MORNING, places } from "./floor.js";

/** As if an administrator of Lumen had connected it from their own space, "Lumen team leads". */
export const connectLumen = (floor: Floor): Promise<void> => link(floor, lumen, places.unlinked);

/** Both contact centres in the first space, its people let in to both by name. */
export async function linkBothTo(floor: Floor, title: string = places.floor): Promise<void> {
  await link(floor, lumen, title);
  const members = spaces.find((space) => space.title === title)?.members ?? [];
  for (const { uuid } of everybody.filter(({ email, bot }) => members.includes(email) && !bot)) {
    const personId = webexId("PEOPLE", uuid);
    const record = { orgId: lumen.id, personId, grantedBy: personId, grantedAt: floor.clock.now() };
    await floor.store().roles.put(`${lumen.id}|${personId}`, { ...record, role: "viewer" });
  }
}

async function link(floor: Floor, org: SandboxOrg, title: string): Promise<void> {
  const linked = spaces.filter((space) => space.title === title).map((space) => ({ ...space, linked: [org.id] }));
  const { cloud, clock } = floor;
  await seedStore({
    store: floor.store(),
    clock,
    world: { orgs: [org], people: everybody, spaces: linked },
    issueGrant: cloud.issueGrant,
  });
}

/** A floor's first moment on which Harbor is connected by this person, whatever Contact Center lets them read. */
export const connectedBy =
  (email: string): NonNullable<SandboxOptions["seed"]> =>
  async (store, { issueGrant }) => {
    const clock = createSandboxClock({ start: Date.parse(FRIDAY_MORNING), running: false });
    const people = everybody.map((person) => ({ ...person, admin: person.email === email }));
    await seedStore({ store, clock, world: { orgs: [harbor], people, spaces }, issueGrant });
  };

/** Links Harbor to `count` more group spaces; returns their titles. */
export async function linkMoreSpaces(floor: Floor, count: number): Promise<readonly string[]> {
  floor.cloud.addSpaces(count);
  const added = floor.cloud.state().spaces.filter(({ title }) => title.startsWith("Extra space "));
  await Promise.all(
    added.map(({ id: spaceId }) =>
      floor.store().links.put(`${spaceId}|${harbor.id}`, {
        spaceId,
        orgId: harbor.id,
        linkedBy: "somebody",
        linkedAt: floor.clock.now(),
      }),
    ),
  );
  return added.map(({ title }) => title);
}
