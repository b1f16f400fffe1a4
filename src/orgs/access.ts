import type { OrgRecord } from "../store/records.js";
import type { Store } from "../store/store.js";
import type { Member, Spaces } from "../webex/types.js";
import { chooseOrgs } from "./choose-orgs.js";
import { linkedHere, ownOrg } from "./linked-orgs.js";
import { guest, guestInSpace, needsSignIn, noOrgLinked, notAListener, notAManager, notAMember } from "./problems.js";
import { includesRole, type RolesByPerson, rolesByPerson, standing } from "./standing.js";

/** The person behind a message or a press, and where they are. */
export interface Asker {
  readonly personId: string;
  readonly personEmail: string;
  readonly spaceId: string;
  readonly spaceType: "group" | "direct";
}

/** Which contact centres may this person see here, checked at this moment. Refusals are Problems. */
export interface Access {
  /**
   * Orgs to answer from. `wanted` are org names from `org:` (any case, unique prefix allowed); without it the space's
   * default or its only org. Refuses guests, strangers, spaces with outsiders, orgs whose sign-in expired. `askFor` makes
   * the button's sentence for each org when nothing decides between several.
   */
  orgsFor(asker: Asker, wanted: readonly string[], askFor?: (org: OrgRecord) => string): Promise<readonly OrgRecord[]>;
  /** Every org linked here that this person may see, expired ones included; for `orgs`, `use`, `disconnect`. */
  linkedOrgs(asker: Asker): Promise<readonly OrgRecord[]>;
  /** Throws `not-a-manager` unless this person manages the org. */
  requireManager(asker: Asker, org: OrgRecord): Promise<void>;
  /** Throws `not-a-listener` unless this person may hear the org's recordings: a listener or manager by name. */
  requireListener(asker: Asker, org: OrgRecord): Promise<void>;
}

/** An org with everybody's rights in it, as they are at this moment. */
interface Seen {
  readonly org: OrgRecord;
  readonly roles: RolesByPerson;
}

/** Reads memberships from Webex for every question: nothing about rights is remembered. */
export function createAccess(deps: {
  readonly store: Store;
  readonly spaces: Spaces;
  readonly botPersonId: string;
}): Access {
  const { store, spaces, botPersonId } = deps;
  const standingIn = ({ org, roles }: Seen, member: Member) => standing(member, org, roles, botPersonId);
  const rolesOf = async (org: OrgRecord) => rolesByPerson(await store.roles.find({ orgId: org.id }));

  async function look(asker: Asker) {
    // Side by side: with a database each is a round trip.
    const [members, here] = await Promise.all([spaces.members(asker.spaceId), linkedHere(store, asker.spaceId)]);
    const me = members.find((member) => member.personId === asker.personId);
    if (!me) throw notAMember();
    const linked = here.length === 0 && asker.spaceType === "direct" ? await ownOrg(store, spaces, asker, me) : here;
    const seen = await Promise.all(linked.map(async (org) => ({ org, roles: await rolesOf(org) })));
    const visible = seen.filter((s) => standingIn(s, me) !== "outsider").map((s) => s.org);
    if (linked.length > 0 && visible.length === 0) throw guest(linked, asker.personEmail);
    return { members, me, linked, visible, seen };
  }

  /** A figure posted in a space is read by everybody in it, so one outsider closes the space for that org. */
  function refuseOutsiders(asker: Asker, members: readonly Member[], me: Member, seen: Seen): void {
    if (standingIn(seen, me) === "outsider") throw guest([seen.org], asker.personEmail);
    const outsiders = members.filter((member) => standingIn(seen, member) === "outsider");
    if (outsiders.length === 0) return;
    throw guestInSpace(
      seen.org,
      outsiders.map((o) => ({ name: o.personDisplayName, email: o.personEmail })),
    );
  }

  return {
    async orgsFor(asker, wanted, askFor) {
      const [{ members, me, linked, visible, seen }, space] = await Promise.all([
        look(asker),
        store.spaces.get(asker.spaceId),
      ]);
      if (linked.length === 0) throw noOrgLinked();
      const chosen = chooseOrgs({ linked, visible, wanted, defaultOrgId: space?.defaultOrgId, askFor });
      for (const each of seen) if (chosen.includes(each.org)) refuseOutsiders(asker, members, me, each);
      const [only, ...others] = chosen;
      if (only?.status === "reconnect" && others.length === 0) throw needsSignIn(only);
      return chosen;
    },

    linkedOrgs: async (asker) => (await look(asker)).visible,

    async requireListener({ personId, personEmail }, org) {
      const held = (await rolesOf(org)).get(personId);
      if (!held || !includesRole(held, "listener")) throw notAListener(org, personEmail);
    },

    async requireManager(asker, org) {
      const roles = await rolesOf(org);
      if (roles.get(asker.personId) === "manager") return;
      const members = await spaces.members(asker.spaceId);
      const managers = members.filter((member) => roles.get(member.personId) === "manager");
      throw notAManager(
        org,
        managers.map((manager) => manager.personDisplayName),
      );
    },
  };
}
