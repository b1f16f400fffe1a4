import type { OrgRecord, RoleRecord } from "../store/records.js";
import type { Member } from "../webex/types.js";
import { orgUuid } from "./webex-id.js";

/** A right that is given by name. */
export type Role = RoleRecord["role"];

/** What a member of a space is to an org. `outsider`: a person of another Webex organisation whom nobody let in. */
export type Standing = Role | "outsider" | "bot";

/** Weakest first: each may do what those before it may. */
export const roles: readonly Role[] = ["viewer", "listener", "manager"];

/** True when `held` includes what `needed` may do. */
export const includesRole = (held: Role, needed: Role): boolean => roles.indexOf(held) >= roles.indexOf(needed);

/** Roles of one org by person id. */
export type RolesByPerson = ReadonlyMap<string, Role>;

/** The roles of one org, for looking them up by person. */
export const rolesByPerson = (records: readonly RoleRecord[]): RolesByPerson =>
  new Map(records.map((record) => [record.personId, record.role]));

/** A member's standing now: a right given by name, else the membership's own organisation decides. */
export function standing(
  member: Member,
  org: Pick<OrgRecord, "id">,
  byName: RolesByPerson,
  botPersonId?: string,
): Standing {
  if (member.personId === botPersonId || isBotAddress(member.personEmail)) return "bot";
  const given = byName.get(member.personId);
  if (given) return given;
  return isOfOrg(member, org) ? "viewer" : "outsider";
}

/** Whether the person's Webex organisation is the org; both are compared as plain UUIDs. */
export const isOfOrg = (member: Pick<Member, "personOrgId">, org: Pick<OrgRecord, "id">): boolean =>
  orgUuid(member.personOrgId) === org.id.toLowerCase();

/** Webex gives bots addresses of these domains only. */
const isBotAddress = (email: string): boolean => /@(webex\.bot|sparkbot\.io)$/i.test(email);
