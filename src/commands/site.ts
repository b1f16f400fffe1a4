import type { Card } from "../cards/card.js";
import { askText } from "../conversation/format-ask.js";
import { findSite, profileName } from "../sites/find-site.js";
import { badSiteWords, inWords } from "../sites/problems.js";
import type { OrgRecord } from "../store/records.js";
import type { Referrers, Site } from "../wxcc/configuration/site.js";
import type { Answer, Ask, Command, Services } from "./command.js";
import { askAbout, oneOrg } from "./sites/one-org.js";

/** Shows one site: what is set, what refers to it, and what can be done with it. */
export const site = {
  name: "site",
  words: ["site", "show site"],
  help: "One site: its profile, and what refers to it.",
  details:
    "The beginning of the name is enough when it fits only one. Buttons activate, deactivate or delete it, each after a confirmation.",
  examples: ["site Boston"],
  needs: "manager",
  filters: ["org"],
  args: "<name>",
  async run(ask: Ask, { sites, listings }: Pick<Services, "sites" | "listings">): Promise<Answer> {
    const org = oneOrg(ask, "site");
    const { args, filters } = ask.sentence;
    if (args === "") throw badSiteWords("site", "site Boston");
    const [all, profiles] = await Promise.all([sites.list(org), listings.profiles(org, ask.signal)]);
    const found = findSite(all, args, (name) => askText("site", { args: name, filters }));
    const referrers = await sites.references(org, found.id);
    return { card: siteCard(org, found, profileName(profiles, found.profileId), referrers) };
  },
} satisfies Command;

function siteCard(org: OrgRecord, found: Site, profile: string, referrers: readonly Referrers[]): Card {
  const { name, active, description, systemDefault } = found;
  const inUse = referrers.length > 0;
  const act = (label: string, words: string) => ({ kind: "ask", label, ask: askAbout(org, words, name) }) as const;
  return {
    title: `Site ${name}`,
    summary: `${active ? "active" : "inactive"}, ${profile}`,
    subtitle: [org.name],
    blocks: [
      {
        kind: "facts",
        facts: [
          ["Active", active ? "yes" : "no"],
          ["Multimedia profile", profile],
          ["Description", description || "—"],
        ],
      },
      { kind: "text", text: inUse ? "What refers to it" : "Nothing refers to it.", strong: true },
      ...(inUse ? [{ kind: "list", items: referrers.map(inWords) } as const] : []),
      ...(systemDefault
        ? [{ kind: "text", tone: "quiet", text: "Made by Webex Contact Center itself; it cannot be changed." } as const]
        : []),
    ],
    actions: [
      ...(systemDefault || (active && inUse)
        ? []
        : [active ? act("Deactivate", "site deactivate") : act("Activate", "site activate")]),
      ...(systemDefault || inUse ? [] : [act("Delete", "site delete")]),
      { kind: "ask", label: "Sites", ask: askAbout(org, "sites") },
    ],
    footer: systemDefault ? [] : [`To rename it: site rename "${name}" to "…"`],
  };
}
