import type { Block, Card } from "../cards/card.js";
import { quoteName } from "../orgs/names.js";
import { noOrgLinked } from "../orgs/problems.js";
import { regionLabel } from "../orgs/regions.js";
import { rolesByPerson } from "../orgs/standing.js";
import type { OrgRecord } from "../store/records.js";
import type { Member } from "../webex/types.js";
import type { Command, Services } from "./command.js";
import { namesWithRole, personName } from "./name-people.js";

/** What is linked here and in which state. */
export const orgs: Command = {
  name: "orgs",
  words: ["orgs", "org"],
  help: "Lists the contact centres linked to this space.",
  details:
    "For each contact centre: region, time zone, whether its sign-in is in order, who connected it and who manages it, and which one answers when a question names none.",
  examples: ["orgs"],
  needs: "viewer",
  resolvesOrgs: true,
  filters: [],
  async run({ asker }, services) {
    const linked = await services.access.linkedOrgs(asker);
    if (linked.length === 0) throw noOrgLinked();
    const members = await services.spaces.members(asker.spaceId);
    const space = await services.store.spaces.get(asker.spaceId);
    const facts = await Promise.all(
      linked.map((org) => orgFacts(services, org, members, linked.length === 1 || org.id === space?.defaultOrgId)),
    );
    return { card: orgsCard(linked, facts.flat()) };
  },
};

async function orgFacts(
  { store }: Services,
  org: OrgRecord,
  members: readonly Member[],
  answersByDefault: boolean,
): Promise<readonly Block[]> {
  const roles = rolesByPerson(await store.roles.find({ orgId: org.id }));
  const managersHere = namesWithRole(members, roles, "manager");
  const isConnected = org.status === "connected";
  return [
    { kind: "text", text: org.name, strong: true },
    {
      kind: "facts",
      facts: [
        ["Sign-in", isConnected ? "in order" : "expired: an administrator must connect again"],
        ["Region", regionLabel(org.region)],
        ["Time zone", org.zone],
        ["Connected by", personName(members, org.connectedBy)],
        ["Managers here", managersHere.length > 0 ? managersHere.join(", ") : "none in this space"],
        ["Answers by default", answersByDefault ? "yes" : "no"],
      ],
    },
  ];
}

const orgsCard = (linked: readonly OrgRecord[], blocks: readonly Block[]): Card => ({
  title: linked.length === 1 ? "One contact centre is linked here" : `${linked.length} contact centres are linked here`,
  subtitle: [],
  blocks,
  actions: [
    ...(linked.some((org) => org.status === "reconnect")
      ? [{ kind: "ask" as const, label: "Connect again", ask: "connect", primary: true }]
      : []),
    ...(linked.length > 1 && linked.length <= 4
      ? linked.map((org) => ({ kind: "ask" as const, label: `Use ${org.name}`, ask: `use ${quoteName(org.name)}` }))
      : []),
  ],
  footer: [],
});
