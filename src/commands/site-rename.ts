import { askText } from "../conversation/format-ask.js";
import { findSite, siteNamed } from "../sites/find-site.js";
import { requireMayChange } from "../sites/may-change.js";
import { badSite, badSiteWords, nothingToChange, ofTheSystem, siteExists } from "../sites/problems.js";
import { nameFault } from "../sites/site-rules.js";
import type { Answer, Ask, Command } from "./command.js";
import { oneOrg } from "./sites/one-org.js";
import { propose, type SiteServices } from "./sites/propose.js";
import { readRename } from "./sites/read-site-words.js";

const WORDS = "site rename";

/** Proposes another name for a site. */
export const siteRename = {
  name: "site-rename",
  words: [WORDS, "rename site"],
  help: "Gives a site another name, once it is confirmed.",
  details:
    "Shows the site before and after on a card; it is written when you or another manager confirms, and only if nobody has changed the site meanwhile. Everything else of the site stays as it is.",
  examples: ['site rename "Boston" to "Boston Harbor"'],
  needs: "manager",
  filters: ["org"],
  args: "<name> to <new name>",
  async run(ask: Ask, services: SiteServices): Promise<Answer> {
    const org = oneOrg(ask, WORDS);
    const { args, filters } = ask.sentence;
    await requireMayChange(services.store, org);
    const [sites, profiles] = await Promise.all([services.sites.list(org), services.listings.profiles(org)]);
    const wanted = readRename(args, sites);
    if (!wanted) throw badSiteWords(WORDS, 'site rename "Boston" to "Boston Harbor"');
    const site = findSite(sites, wanted.from, (name) => askText(WORDS, { args: `${name} to ${wanted.to}`, filters }));
    if (site.systemDefault) throw ofTheSystem(site);
    const fault = nameFault(wanted.to);
    if (fault) throw badSite("name", wanted.to, fault);
    if (site.name === wanted.to) throw nothingToChange(site, "is called so");
    const taken = siteNamed(sites, wanted.to);
    if (taken && taken.id !== site.id) throw siteExists(taken.name);
    return propose(services, ask, org, { site, after: { ...site, name: wanted.to }, profiles });
  },
} satisfies Command;
