import type { Asker } from "../../../../src/orgs/access.js";
import {
  bot,
  harbor,
  lumen,
  people,
  type SandboxOrg,
  type SandboxPerson,
  webexId,
} from "../../../../src/sandbox/world.js";
import { defaultOrgSettings, type OrgRecord } from "../../../../src/store/records.js";
import type { Store } from "../../../../src/store/store.js";
import type { Member, Spaces } from "../../../../src/webex/types.js";

const named = (first: string): SandboxPerson => {
  const found = people.find((person) => person.displayName.startsWith(first));
  if (!found) throw new Error(`nobody is called ${first}`);
  return found;
};

export const maya = named("Maya");
export const tom = named("Tom");
export const priya = named("Priya");
export const camille = named("Camille");
export const dana = named("Dana");
export const floorwalker = bot;

export const personId = (person: SandboxPerson): string => webexId("PEOPLE", person.uuid);
export const botPersonId = personId(bot);

export const memberOf = (person: SandboxPerson): Member => ({
  personId: personId(person),
  personEmail: person.email,
  personDisplayName: person.displayName,
  personOrgId: webexId("ORGANIZATION", person.orgId),
});

/** Webex's answer to "who is in this space", from a table that a test may change. */
export function spacesWith(members: Record<string, readonly SandboxPerson[]>): Spaces {
  return {
    members: async (spaceId) => {
      const found = members[spaceId];
      if (!found) throw new Error(`Webex answered 404 for ${spaceId}`);
      return [...found, bot].map(memberOf);
    },
    type: async () => "group",
    title: async (spaceId) => `The ${spaceId}`,
  };
}

export const asks = (person: SandboxPerson, spaceId = "floor", spaceType: Asker["spaceType"] = "group"): Asker => ({
  personId: personId(person),
  personEmail: person.email,
  spaceId,
  spaceType,
});

export const orgRecord = (org: SandboxOrg, more: Partial<OrgRecord> = {}): OrgRecord => ({
  id: org.id,
  name: org.name,
  region: org.contactCentre?.region ?? "us1",
  zone: org.contactCentre?.zone ?? "UTC",
  status: "connected",
  connectedBy: personId(priya),
  connectedAt: 0,
  settings: defaultOrgSettings,
  ...more,
});

export async function link(store: Store, spaceId: string, org: OrgRecord): Promise<void> {
  await store.orgs.put(org.id, org);
  await store.links.put(`${spaceId}|${org.id}`, { spaceId, orgId: org.id, linkedBy: personId(priya), linkedAt: 0 });
}

export const give = (store: Store, org: SandboxOrg, person: SandboxPerson, role: "viewer" | "listener" | "manager") =>
  store.roles.put(`${org.id}|${personId(person)}`, {
    orgId: org.id,
    personId: personId(person),
    role,
    grantedBy: personId(priya),
    grantedAt: 0,
  });

export { harbor, lumen };
