import type { Clock } from "../clock.js";
import { scopes } from "../orgs/scopes.js";
import { defaultOrgSettings } from "../store/records.js";
import type { Store } from "../store/store.js";
import type { SandboxOrg, SandboxPerson, SandboxSpace } from "./world.js";
import { webexId } from "./world.js";

/** What sign-in would have handed out. */
export interface IssuedGrant {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly expires_in: number;
  readonly refresh_token_expires_in: number;
  readonly scope: string;
}

/** Leaves the store as if an administrator had connected the org from each space that is linked at the start. */
export async function seedStore(options: {
  readonly store: Store;
  readonly clock: Clock;
  readonly world: {
    readonly orgs: readonly SandboxOrg[];
    readonly people: readonly SandboxPerson[];
    readonly spaces: readonly SandboxSpace[];
  };
  readonly issueGrant: (who: { email: string; scopes: readonly string[] }) => IssuedGrant;
}): Promise<void> {
  const { store, world } = options;
  const now = options.clock.now();
  for (const org of world.orgs) {
    const spaces = world.spaces.filter((space) => space.linked.includes(org.id));
    const admin = world.people.find((person) => person.orgId === org.id && person.admin);
    if (!org.contactCentre || !admin || spaces.length === 0) continue;
    const personId = webexId("PEOPLE", admin.uuid);
    const grant = options.issueGrant({ email: admin.email, scopes: scopes.map(({ scope }) => scope) });
    await store.tokens.put(org.id, {
      orgId: org.id,
      accessToken: grant.access_token,
      refreshToken: grant.refresh_token,
      obtainedAt: now,
      expiresAt: now + grant.expires_in * 1000,
      refreshExpiresAt: now + grant.refresh_token_expires_in * 1000,
      scope: grant.scope,
    });
    await store.orgs.put(org.id, {
      id: org.id,
      name: org.name,
      region: org.contactCentre.region,
      zone: org.contactCentre.zone,
      status: "connected",
      connectedBy: personId,
      connectedAt: now,
      settings: defaultOrgSettings,
    });
    await store.roles.put(`${org.id}|${personId}`, {
      orgId: org.id,
      personId,
      role: "manager",
      grantedBy: personId,
      grantedAt: now,
    });
    for (const space of spaces) {
      const spaceId = webexId("ROOM", space.uuid);
      await store.links.put(`${spaceId}|${org.id}`, { spaceId, orgId: org.id, linkedBy: personId, linkedAt: now });
    }
  }
}
