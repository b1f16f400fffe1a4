import type { Clock } from "../clock.js";
import { adoptOrg } from "../orgs/adopt-org.js";
import { type GrantAnswer, tokenRecord } from "../orgs/grant-answer.js";
import { scopes } from "../orgs/scopes.js";
import type { Store } from "../store/store.js";
import { type SandboxOrg, type SandboxPerson, type SandboxSpace, webexId } from "./world.js";

/** Leaves the store as if an administrator had connected the org from each space that is linked at the start. */
export async function seedStore(options: {
  readonly store: Store;
  readonly clock: Clock;
  readonly world: {
    readonly orgs: readonly SandboxOrg[];
    readonly people: readonly SandboxPerson[];
    readonly spaces: readonly SandboxSpace[];
  };
  readonly issueGrant: (who: { email: string; scopes: readonly string[] }) => GrantAnswer;
}): Promise<void> {
  const { store, world } = options;
  const now = options.clock.now();
  for (const org of world.orgs) {
    const spaces = world.spaces.filter((space) => space.linked.includes(org.id));
    const admin = world.people.find((person) => person.orgId === org.id && person.admin);
    if (!org.contactCentre || !admin || spaces.length === 0) continue;
    const profile = { orgId: org.id, personId: webexId("PEOPLE", admin.uuid) };
    const issued = options.issueGrant({ email: admin.email, scopes: scopes.map(({ scope }) => scope) });
    const grant = tokenRecord(org.id, issued, now, undefined);
    if (!grant) throw new Error("sign-in issued no refresh token");
    const tenant = { name: org.name, region: org.contactCentre.region, zone: org.contactCentre.zone };
    for (const space of spaces) {
      const ticket = { spaceId: webexId("ROOM", space.uuid) };
      await adoptOrg(store, now, { profile, tenant, grant, ticket });
    }
  }
}
