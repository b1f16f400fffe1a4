import type { OrgRecord } from "../store/records.js";
import type { Store } from "../store/store.js";
import type { Member, Spaces } from "../webex/types.js";
import { findVisitor, type Visitor } from "./find-visitor.js";
import { notAListener } from "./problems.js";
import { includesRole } from "./standing.js";

/** Who may hear an org's recordings, at this moment. */
export interface Listening {
  /**
   * The org and the person as the space knows them. Throws a Problem unless all of it holds now: the org is connected and linked to
   * the space, the person is a member of the space, and a listener or manager of the org by name.
   */
  check(listener: Visitor, orgId: string): Promise<{ readonly org: OrgRecord; readonly member: Member }>;
}

/** Reads rights and memberships anew for every check: a person removed a minute ago hears nothing more. */
export function createListening(deps: { readonly store: Store; readonly spaces: Spaces }): Listening {
  return {
    async check(listener, orgId) {
      const { org, member, role } = await findVisitor(deps, listener, orgId);
      if (!role || !includesRole(role, "listener")) throw notAListener(org);
      return { org, member };
    },
  };
}
