import { askText } from "../conversation/format-ask.js";
import { findSite } from "../sites/find-site.js";
import { requireMayChange } from "../sites/may-change.js";
import { badSiteWords, ofTheSystem, siteInUse } from "../sites/problems.js";
import type { Answer, Ask, Command } from "./command.js";
import { oneOrg } from "./sites/one-org.js";
import { propose, type SiteServices } from "./sites/propose.js";

const WORDS = "site delete";

/** Proposes to delete a site that nothing refers to. */
export const siteDelete = {
  name: "site-delete",
  words: [WORDS, "delete site"],
  help: "Deletes a site that nothing refers to, once it is confirmed.",
  details:
    "While teams or users refer to the site it cannot be deleted, and the answer lists them. Undone, the site is created again with another id.",
  examples: ['site delete "Boston"'],
  needs: "manager",
  filters: ["org"],
  args: "<name>",
  async run(ask: Ask, services: SiteServices): Promise<Answer> {
    const org = oneOrg(ask, WORDS);
    const { args, filters } = ask.sentence;
    await requireMayChange(services.store, org);
    if (args === "") throw badSiteWords(WORDS, 'site delete "Tampa"');
    const [sites, profiles] = await Promise.all([services.sites.list(org), services.listings.profiles(org)]);
    const site = findSite(sites, args, (name) => askText(WORDS, { args: name, filters }));
    if (site.systemDefault) throw ofTheSystem(site);
    const referrers = await services.sites.references(org, site.id);
    if (referrers.length > 0) throw siteInUse(site, referrers, "deleted");
    return propose(services, ask, org, { site, profiles, notes: ["Nothing refers to it."] });
  },
} satisfies Command;
