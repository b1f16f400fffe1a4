import { includesRole, type RolesByPerson, standing } from "../../orgs/standing.js";
import type { OrgRecord } from "../../store/records.js";
import type { Member } from "../../webex/types.js";

/**
 * Whether everybody who would read a card of this space may read the org's conversations: each person in it is a listener or
 * manager by name. Bots do not read.
 */
export const mayBeShown = (members: readonly Member[], org: OrgRecord, roles: RolesByPerson): boolean =>
  members.every((member) => {
    const is = standing(member, org, roles);
    return is === "bot" || (is !== "outsider" && roles.has(member.personId) && includesRole(is, "listener"));
  });
