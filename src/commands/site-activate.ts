import { askText } from "../conversation/format-ask.js";
import { findSite } from "../sites/find-site.js";
import { requireMayChange } from "../sites/may-change.js";
import { badSiteWords, nothingToChange, ofTheSystem } from "../sites/problems.js";
import type { Answer, Ask, Command } from "./command.js";
import { oneOrg } from "./sites/one-org.js";
import { propose, type SiteServices } from "./sites/propose.js";

const switching = (verb: "activate" | "deactivate") => ({
  name: `site-${verb}`,
  words: [`site ${verb}`, `${verb} site`],
  needs: "manager" as const,
  filters: ["org" as const],
  args: "<name>",
  async run(ask: Ask, services: SiteServices): Promise<Answer> {
    const words = `site ${verb}`;
    const org = oneOrg(ask, words);
    const { args, filters } = ask.sentence;
    await requireMayChange(services.store, org);
    if (args === "") throw badSiteWords(words, `${words} "Tampa"`);
    const [sites, profiles] = await Promise.all([services.sites.list(org), services.listings.profiles(org)]);
    const site = findSite(sites, args, (name) => askText(words, { args: name, filters }));
    const active = verb === "activate";
    if (site.systemDefault) throw ofTheSystem(site);
    if (site.active === active) throw nothingToChange(site, active ? "is active" : "is inactive");
    return propose(services, ask, org, { site, after: { ...site, active }, profiles });
  },
});

/** Proposes to switch a site on. */
export const siteActivate = {
  ...switching("activate"),
  help: "Switches a site on, once it is confirmed.",
  details: "Shows the site before and after on a card; it is written when you or another manager confirms.",
  examples: ['site activate "Tampa"'],
} satisfies Command;

/** Proposes to switch a site off. */
export const siteDeactivate = {
  ...switching("deactivate"),
  help: "Switches a site off, once it is confirmed.",
  details:
    "Shows the site before and after on a card; it is written when you or another manager confirms. Webex Contact Center refuses it while teams or users refer to the site, and the answer then lists them.",
  examples: ['site deactivate "Tampa"'],
} satisfies Command;
