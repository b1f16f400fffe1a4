import { askText } from "../conversation/format-ask.js";
import { findProfile, siteNamed, usualProfile } from "../sites/find-site.js";
import { requireMayChange } from "../sites/may-change.js";
import { badSite, badSiteWords, siteExists, unknownProfile } from "../sites/problems.js";
import { nameFault } from "../sites/site-rules.js";
import type { Answer, Ask, Command } from "./command.js";
import { oneOrg } from "./sites/one-org.js";
import { propose, type SiteServices } from "./sites/propose.js";
import { readNewSite } from "./sites/read-site-words.js";

const WORDS = "site create";

/** Proposes a new site. */
export const siteCreate = {
  name: "site-create",
  words: [WORDS, "create site"],
  help: "Creates a site, once it is confirmed.",
  details:
    "Shows the new site on a card first; it is created when you or another manager confirms. Without profile: it gets the multimedia profile that most sites have. A name has at most 80 letters, digits, blanks, hyphens and underscores. The contact centre must be connected with changes.",
  examples: ['site create "Denver"', 'site create "Denver" profile:"Voice only" inactive'],
  needs: "manager",
  filters: ["profile", "org"],
  args: "<name> [inactive]",
  async run(ask: Ask, services: SiteServices): Promise<Answer> {
    const org = oneOrg(ask, WORDS);
    const { args, filters } = ask.sentence;
    await requireMayChange(services.store, org);
    if (args === "") throw badSiteWords(WORDS, 'site create "Denver"');
    const { name, active } = readNewSite(args);
    const fault = nameFault(name);
    if (fault) throw badSite("name", name, fault);
    const [sites, profiles] = await Promise.all([services.sites.list(org), services.listings.profiles(org)]);
    const taken = siteNamed(sites, name);
    if (taken) throw siteExists(taken.name);

    const askFor = (profile: string) => askText(WORDS, { args, filters: { ...filters, profile: [profile] } });
    const [written, ...others] = filters.profile;
    if (others.length > 0) throw badSiteWords(WORDS, 'site create "Denver" profile:"Voice only"');
    const profile = written === undefined ? usualProfile(sites, profiles) : findProfile(profiles, written, askFor);
    if (!profile) throw unknownProfile("", profiles, askFor);
    const choices = profiles.filter((each) => each.active && each.id !== profile.id).map((each) => each.name);
    return propose(services, ask, org, {
      after: { name, active, profileId: profile.id, description: "" },
      profiles,
      notes: written === undefined ? [`No profile was named: ${profile.name} is what most sites have.`] : [],
      actions:
        choices.length === 0
          ? []
          : [
              {
                kind: "choose",
                label: "Another profile",
                ask: askText(WORDS, { args, filters: { org: [org.name] } }),
                filter: "profile",
                prompt: "Multimedia profile",
                choices,
                everything: profile.name,
                submit: "Show",
              },
            ],
    });
  },
} satisfies Command;
