import type { Role, RolesByPerson } from "../orgs/standing.js";
import type { Member } from "../webex/types.js";

/** How people of this space are called; somebody who left it is only said to be elsewhere. */
export const personName = (members: readonly Member[], personId: string): string =>
  members.find((member) => member.personId === personId)?.personDisplayName ?? "somebody who is not in this space";

/** Names of those in this space who hold a role by name, in order. */
export const namesWithRole = (members: readonly Member[], roles: RolesByPerson, role: Role): readonly string[] =>
  members
    .filter((member) => roles.get(member.personId) === role)
    .map((member) => member.personDisplayName)
    .sort((a, b) => a.localeCompare(b, "en"));
