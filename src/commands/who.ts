import type { Block } from "../cards/card.js";
import { noOrgLinked } from "../orgs/problems.js";
import { rolesByPerson, type Standing, standing } from "../orgs/standing.js";
import type { OrgRecord } from "../store/records.js";
import type { Member } from "../webex/types.js";
import type { Command, Services } from "./command.js";

/** Everybody's rights in this space, as they are at this moment. */
export const who: Command = {
  name: "who",
  words: ["who"],
  help: "Shows who may see, listen and manage here.",
  details:
    "Lists the members of this space with their rights in each contact centre linked to it. Rights follow from a person's Webex organisation or from a grant; they are read anew for every question.",
  examples: ["who"],
  needs: "viewer",
  resolvesOrgs: true,
  filters: [],
  async run({ asker }, services) {
    const linked = await services.access.linkedOrgs(asker);
    if (linked.length === 0) throw noOrgLinked();
    const members = await services.spaces.members(asker.spaceId);
    const blocks = await Promise.all(linked.map((org) => rightsOf(services, org, members)));
    return {
      card: {
        title: "Who may see what here",
        subtitle: [],
        blocks: blocks.flat(),
        actions: [],
        footer: ["Managers change this with grant and revoke."],
      },
    };
  },
};

async function rightsOf({ store }: Services, org: OrgRecord, members: readonly Member[]): Promise<readonly Block[]> {
  const roles = rolesByPerson(await store.roles.find({ orgId: org.id }));
  const named = (wanted: Standing) =>
    members
      .filter((member) => standing(member, org, roles) === wanted)
      .map((member) => member.personDisplayName)
      .sort((a, b) => a.localeCompare(b, "en"))
      .join(", ");
  const outsiders = named("outsider");
  return [
    { kind: "text", text: org.name, strong: true },
    {
      kind: "facts",
      facts: [
        ["Manage, listen, see", named("manager") || "nobody here"],
        ["Listen and see", named("listener") || "nobody else"],
        ["See figures", named("viewer") || "nobody else"],
      ],
    },
    ...(outsiders === "" ? [] : [outsiderNote(org, outsiders)]),
  ];
}

const outsiderNote = (org: OrgRecord, outsiders: string): Block => ({
  kind: "text",
  tone: "warning",
  text: `Guests without a right: ${outsiders}. While they are here, figures of ${org.name} are not posted in this space.`,
});
