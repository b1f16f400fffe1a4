import type { OrgRecord } from "../store/records.js";
import type { Store } from "../store/store.js";
import type { Spaces } from "../webex/types.js";
import { findVisitor, type Visitor } from "./find-visitor.js";
import { notAManager } from "./problems.js";

/** Who may use a page for an org's managers, at this moment. */
export interface Managing {
  /** The org. Throws a Problem unless it is connected and linked to the visitor's space, and the visitor manages it. */
  check(visitor: Visitor, orgId: string): Promise<OrgRecord>;
}

/** Reads rights and memberships anew for every check, like whoever asks in the space. */
export function createManaging(deps: { readonly store: Store; readonly spaces: Spaces }): Managing {
  return {
    async check(visitor, orgId) {
      const { org, role } = await findVisitor(deps, visitor, orgId);
      if (role !== "manager") throw notAManager(org, []);
      return org;
    },
  };
}
