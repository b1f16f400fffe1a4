import { defaultOrgSettings, type OrgRecord, type TokenRecord } from "../store/records.js";
import type { Store } from "../store/store.js";
import type { Tenant } from "./find-region.js";
import type { Profile } from "./read-profile.js";
import type { OpenTicket } from "./tickets.js";

/**
 * Makes a signed-in org ours: record, grant, link and manager, in this order, so that a crash half-way leaves
 * something a second sign-in completes. An org that is connected again keeps its settings, links and rights.
 */
export async function adoptOrg(
  store: Store,
  now: number,
  made: {
    readonly profile: Pick<Profile, "orgId" | "personId">;
    readonly tenant: Omit<Tenant, "kind">;
    readonly grant: TokenRecord;
    readonly ticket: Pick<OpenTicket, "spaceId">;
  },
): Promise<OrgRecord> {
  const { profile, tenant, grant, ticket } = made;
  const { orgId, personId } = profile;
  await store.tokens.put(orgId, { ...grant, orgId });
  const { name, region, zone } = tenant;
  const org: OrgRecord = {
    id: orgId,
    name,
    region,
    zone,
    status: "connected",
    connectedBy: personId,
    connectedAt: now,
    settings: defaultOrgSettings,
  };
  const stored = await store.orgs.update(orgId, (old) => ({ ...org, settings: old?.settings ?? org.settings }));
  const { spaceId } = ticket;
  await store.links.add(`${spaceId}|${orgId}`, { spaceId, orgId, linkedBy: personId, linkedAt: now });
  await store.roles.put(`${orgId}|${personId}`, {
    orgId,
    personId,
    role: "manager",
    grantedBy: personId,
    grantedAt: now,
  });
  return stored ?? org;
}
