import { quoteName } from "../orgs/names.js";
import { type Role, type RolesByPerson, rolesByPerson } from "../orgs/standing.js";
import type { OrgRecord } from "../store/records.js";
import type { Member } from "../webex/types.js";
import type { Ask, Services } from "./command.js";
import { findPerson } from "./find-person.js";
import { pickOrg } from "./pick-org.js";
import { readRight } from "./read-right.js";

/** A right in an org and the member of this space it is about, with the roles that everybody has there by name. */
export interface WhoseRight {
  readonly role: Role;
  readonly org: OrgRecord;
  readonly member: Member;
  readonly roles: RolesByPerson;
}

/** What `grant` and `revoke` are asked to change; refuses everybody who does not manage the org. */
export async function whoseRight(
  verb: "grant" | "revoke",
  { asker, sentence, text }: Ask,
  services: Services,
): Promise<WhoseRight> {
  const { role, person } = readRight(verb, sentence.args);
  const named = sentence.filters.org.join(" ");
  const org = await pickOrg(services, asker, named, (each) => `${text} org:${quoteName(each.name)}`);
  await services.access.requireManager(asker, org);
  const member = findPerson(await services.spaces.members(asker.spaceId), person);
  const roles = rolesByPerson(await services.store.roles.find({ orgId: org.id }));
  return { role, org, member, roles };
}
