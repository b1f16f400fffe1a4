import { Problem } from "../errors.js";
import type { OrgRecord } from "../store/records.js";
import type { Store } from "../store/store.js";
import type { Member, Spaces } from "../webex/types.js";
import { isLinkedFor } from "./linked-orgs.js";
import { notAMember, notLinkedAnyMore } from "./problems.js";
import type { Role } from "./standing.js";

/** A person who follows a link to a page, and the space whose link it is. */
export interface Visitor {
  readonly personId: string;
  readonly spaceId: string;
}

/** What a visitor is to the org of the link, at this moment. */
export interface FoundVisitor {
  readonly org: OrgRecord;
  readonly member: Member;
  /** Given by name; undefined when none is. */
  readonly role: Role | undefined;
}

/** Throws a Problem unless the org is connected and linked to the space and the person is a member of it, now. */
export async function findVisitor(
  { store, spaces }: { readonly store: Store; readonly spaces: Spaces },
  visitor: Visitor,
  orgId: string,
): Promise<FoundVisitor> {
  const [org, role] = await Promise.all([store.orgs.get(orgId), store.roles.get(`${orgId}|${visitor.personId}`)]);
  if (!org) throw notLinkedAnyMore();
  const members = await membersOf(spaces, visitor.spaceId);
  const member = members.find(({ personId }) => personId === visitor.personId);
  if (!member) throw notAMember();
  if (!(await isLinkedFor(store, spaces, org, visitor.spaceId, member))) throw notLinkedAnyMore();
  return { org, member, role: role?.role };
}

/** A space that the bot cannot read any more tells nothing of its members, so nobody is one. */
async function membersOf(spaces: Spaces, spaceId: string): Promise<readonly Member[]> {
  try {
    return await spaces.members(spaceId);
  } catch (thrown) {
    if (thrown instanceof Problem && thrown.code === "space-gone") return [];
    throw thrown;
  }
}
