import type { OrgRecord } from "../store/records.js";
import type { Store } from "../store/store.js";
import type { Member, Spaces } from "../webex/types.js";
import type { Asker } from "./access.js";
import { orgUuid } from "./webex-id.js";

/** Spaces that are asked who is in them, so that a question in a 1:1 stays a few look-ups. */
const MOST_SPACES = 5;

/** Orgs linked to a space, by name. */
export async function linkedHere(store: Store, spaceId: string): Promise<readonly OrgRecord[]> {
  const links = await store.links.find({ spaceId });
  const orgs = await Promise.all(links.map((link) => store.orgs.get(link.orgId)));
  return orgs.filter((org) => org !== undefined).sort((a, b) => a.name.localeCompare(b.name, "en"));
}

/** Whether the org may be asked about in this space at this moment: by a link, or because the space is the member's own 1:1. */
export async function isLinkedFor(
  store: Store,
  spaces: Spaces,
  org: OrgRecord,
  spaceId: string,
  member: Member,
): Promise<boolean> {
  if (await store.links.get(`${spaceId}|${org.id}`)) return true;
  if ((await spaces.type(spaceId)) !== "direct") return false;
  const { personId, personEmail } = member;
  const own = await ownOrg(store, spaces, { personId, personEmail, spaceId, spaceType: "direct" }, member);
  return own.some(({ id }) => id === org.id);
}

/**
 * What may be asked in a 1:1 without a link of its own: the person's own organisation, when it is connected and they
 * either manage it or are at this moment in a space linked to it.
 */
export async function ownOrg(store: Store, spaces: Spaces, asker: Asker, me: Member): Promise<readonly OrgRecord[]> {
  const id = orgUuid(me.personOrgId);
  const org = id === undefined ? undefined : await store.orgs.get(id);
  if (!org) return [];
  const role = await store.roles.get(`${org.id}|${asker.personId}`);
  if (role?.role === "manager") return [org];
  return (await isInLinkedSpace(store, spaces, org, asker)) ? [org] : [];
}

async function isInLinkedSpace(store: Store, spaces: Spaces, org: OrgRecord, asker: Asker): Promise<boolean> {
  const links = await store.links.find({ orgId: org.id });
  const newest = links.toSorted((a, b) => b.linkedAt - a.linkedAt).slice(0, MOST_SPACES);
  // A space that cannot be read (the bot was removed from it) proves nothing about this person.
  const read = await Promise.allSettled(newest.map((link) => spaces.members(link.spaceId)));
  return read.some((r) => r.status === "fulfilled" && r.value.some((m) => m.personId === asker.personId));
}
