import { Problem } from "../errors.js";
import type { Asker } from "../orgs/access.js";
import { orgNamed } from "../orgs/choose-orgs.js";
import { matchName, quoteName } from "../orgs/names.js";
import type { OrgRecord } from "../store/records.js";
import type { Store } from "../store/store.js";
import type { Command } from "./command.js";

/** Chooses the org that answers here, and links one that is connected elsewhere. */
export const use: Command = {
  name: "use",
  words: ["use"],
  help: "Chooses the contact centre that answers in this space.",
  details:
    "Questions that name no contact centre are answered from this one. A contact centre that is connected in another space and that you manage is linked to this space as well, without a new sign-in.",
  examples: ['use "Harbor Insurance"'],
  needs: "manager",
  resolvesOrgs: true,
  filters: [],
  args: "<contact centre>",
  async run({ asker, sentence }, services) {
    const { store, access, clock } = services;
    const here = await access.linkedOrgs(asker);
    const managed = await managedElsewhere(store, asker, here);
    const wanted = sentence.args.trim();
    if (wanted === "") throw whichOne([...here, ...managed]);
    const linkedOne = matchName(here, wanted, (org) => org.name);
    const org = linkedOne.kind === "one" ? linkedOne.item : orgNamed(wanted, [...here, ...managed]);
    await access.requireManager(asker, org);
    const { spaceId, personId } = asker;
    const link = { spaceId, orgId: org.id, linkedBy: personId, linkedAt: clock.now() };
    const isNew = await store.links.add(`${spaceId}|${org.id}`, link);
    await store.spaces.update(spaceId, (space) => ({ ...space, spaceId, defaultOrgId: org.id }));
    return {
      card: {
        title: `${org.name} answers here`,
        subtitle: [],
        blocks: [
          {
            kind: "text",
            text: isNew
              ? `${org.name} is now linked to this space, and questions that name no contact centre go to it.`
              : "Questions that name no contact centre go to it.",
          },
        ],
        actions: [{ kind: "ask", label: "Queue stats today", ask: "queue stats today", primary: true }],
        footer: [],
      },
    };
  },
};

/** Connected orgs that this person manages and that are not linked here yet. */
async function managedElsewhere(store: Store, asker: Asker, here: readonly OrgRecord[]): Promise<readonly OrgRecord[]> {
  const roles = await store.roles.find({ personId: asker.personId, role: "manager" });
  const managed = await Promise.all(roles.map((role) => store.orgs.get(role.orgId)));
  return managed.filter((org) => org !== undefined).filter((org) => !here.some((known) => known.id === org.id));
}

const whichOne = (orgs: readonly OrgRecord[]): Problem =>
  new Problem("unknown-org", {
    say: "Which contact centre should answer in this space? The sentence names none.",
    next: orgs.length > 0 ? "Choose one below." : "An administrator presses Connect here and signs in once.",
    asks:
      orgs.length > 0
        ? orgs.map((org) => ({ label: org.name, ask: `use ${quoteName(org.name)}` }))
        : [{ label: "Connect", ask: "connect" }],
  });
