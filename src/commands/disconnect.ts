import type { Card } from "../cards/card.js";
import { quoteName } from "../orgs/names.js";
import { removeOrg, unlinkOrg } from "../orgs/remove-org.js";
import type { OrgRecord } from "../store/records.js";
import type { Command } from "./command.js";
import { pickOrg } from "./pick-org.js";

/** Removes a link after a confirmation; with the last link everything kept about the org goes. */
export const disconnect: Command = {
  name: "disconnect",
  words: ["disconnect"],
  help: "Ends the link between this space and a contact centre.",
  details:
    "Shows what will happen and asks for a confirmation. Other spaces keep their links. When this was the last one, the sign-in, the rights and everything else kept about the contact centre are deleted.",
  examples: ["disconnect", 'disconnect "Harbor Insurance"'],
  needs: "manager",
  resolvesOrgs: true,
  filters: [],
  args: "[contact centre]",
  async run({ asker, sentence }, services) {
    const { wanted, confirmed } = readArgs(sentence.args);
    const org = await pickOrg(services, asker, wanted, (each) => `disconnect ${quoteName(each.name)}`);
    await services.access.requireManager(asker, org);
    const links = await services.store.links.find({ orgId: org.id });
    const isLinkedHere = links.some((link) => link.spaceId === asker.spaceId);
    if (!isLinkedHere) return { card: notLinkedCard(org) };
    const isLast = links.length === 1;
    if (!confirmed) return { card: confirmCard(org, links.length - 1) };
    if (isLast) {
      await Promise.all([services.captureWaits.forget(org), services.alerts.forget(org)]);
      await removeOrg(services.store, org.id);
    }
    await unlinkOrg(services.store, asker.spaceId, org.id);
    return { card: doneCard(org, isLast) };
  },
};

/** `"Harbor Insurance" confirm`: the button's sentence ends with the word. */
function readArgs(args: string): { wanted: string; confirmed: boolean } {
  const wanted = args.replace(/(^|\s)confirm\s*$/iu, "");
  return { wanted, confirmed: wanted !== args };
}

const confirmCard = (org: OrgRecord, otherSpaces: number): Card => ({
  title: `Disconnect ${org.name}?`,
  subtitle: [],
  blocks: [
    {
      kind: "text",
      text:
        otherSpaces > 0
          ? `This space will no longer see its figures. ${otherSpaces === 1 ? "One other space keeps" : `${otherSpaces} other spaces keep`} them.`
          : "This is the only space that sees its figures: the sign-in, the rights and the settings will be deleted.",
    },
  ],
  actions: [{ kind: "ask", label: "Disconnect", ask: `disconnect ${quoteName(org.name)} confirm` }],
  footer: ["Nothing changes in the contact centre itself."],
});

const doneCard = (org: OrgRecord, isLast: boolean): Card => ({
  title: `${org.name} is disconnected`,
  subtitle: [],
  blocks: [
    {
      kind: "text",
      text: isLast
        ? "Its sign-in, rights and settings were deleted."
        : "This space no longer sees its figures; other spaces still do.",
    },
  ],
  actions: [{ kind: "ask", label: "Connect again", ask: "connect" }],
  footer: isLast ? ["An administrator can also withdraw the permission in Webex Control Hub."] : [],
});

const notLinkedCard = (org: OrgRecord): Card => ({
  title: `${org.name} is not linked here`,
  subtitle: [],
  blocks: [
    {
      kind: "text",
      text: "You may ask about it in this 1:1 because it is your own organisation's; there is no link to remove. Write disconnect in a space that is linked to it.",
    },
  ],
  actions: [],
  footer: [],
});
