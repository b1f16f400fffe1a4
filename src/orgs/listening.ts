import { Problem } from "../errors.js";
import type { OrgRecord } from "../store/records.js";
import type { Store } from "../store/store.js";
import type { Member, Spaces } from "../webex/types.js";
import { isLinkedFor } from "./linked-orgs.js";
import { notAListener, notAMember, notLinkedAnyMore } from "./problems.js";
import { includesRole } from "./standing.js";

/** A person who wants to hear a recording, and the space whose link they follow. */
export interface Listener {
  readonly personId: string;
  readonly spaceId: string;
}

/** Who may hear an org's recordings, at this moment. */
export interface Listening {
  /**
   * The org and the person as the space knows them. Throws a Problem unless all of it holds now: the org is connected and linked to
   * the space, the person is a member of the space, and a listener or manager of the org by name.
   */
  check(listener: Listener, orgId: string): Promise<{ readonly org: OrgRecord; readonly member: Member }>;
}

/** Reads rights and memberships anew for every check: a person removed a minute ago hears nothing more. */
export function createListening({ store, spaces }: { readonly store: Store; readonly spaces: Spaces }): Listening {
  return {
    async check(listener, orgId) {
      const [org, role] = await Promise.all([store.orgs.get(orgId), store.roles.get(`${orgId}|${listener.personId}`)]);
      if (!org) throw notLinkedAnyMore();
      const members = await membersOf(spaces, listener.spaceId);
      const member = members.find(({ personId }) => personId === listener.personId);
      if (!member) throw notAMember();
      if (!(await isLinkedFor(store, spaces, org, listener.spaceId, member))) throw notLinkedAnyMore();
      if (!role || !includesRole(role.role, "listener")) throw notAListener(org);
      return { org, member };
    },
  };
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
