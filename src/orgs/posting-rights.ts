import type { Store } from "../store/store.js";
import type { Spaces } from "../webex/types.js";
import { isLinkedFor } from "./linked-orgs.js";
import { guestInSpace, notLinkedAnyMore } from "./problems.js";
import { rolesByPerson, standing } from "./standing.js";

/** A space that something of an org is to be posted in with nobody asking, and who asked for it at the time. */
export interface PromisedPlace {
  readonly spaceId: string;
  readonly personId: string;
}

/** Whether something of an org may be posted in a space at this moment, by the rules for an answer there. */
export interface PostingRights {
  /**
   * Throws `no-org-linked` when the org is not connected or not linked there any more,
   * `space-gone` when the bot is not in it, `guest-in-space` when somebody in it may not read the org's answers.
   */
  check(place: PromisedPlace, orgId: string): Promise<void>;
}

/** Reads links, rights and memberships anew each time. Whoever asked may have left: a promise is made to the space. */
export function createPostingRights(deps: {
  readonly store: Store;
  readonly spaces: Spaces;
  readonly botPersonId: string;
}): PostingRights {
  const { store, spaces, botPersonId } = deps;
  return {
    async check({ spaceId, personId }, orgId) {
      const org = await store.orgs.get(orgId);
      if (!org) throw notLinkedAnyMore();
      const [members, roles] = await Promise.all([spaces.members(spaceId), store.roles.find({ orgId })]);
      const byName = rolesByPerson(roles);
      const people = members.filter((member) => standing(member, org, byName, botPersonId) !== "bot");
      const asker = people.find((member) => member.personId === personId) ?? people[0];
      if (!asker || !(await isLinkedFor(store, spaces, org, spaceId, asker))) throw notLinkedAnyMore();
      const outsiders = people.filter((member) => standing(member, org, byName) === "outsider");
      if (outsiders.length > 0)
        throw guestInSpace(
          org,
          outsiders.map((each) => ({ name: each.personDisplayName, email: each.personEmail })),
        );
    },
  };
}
