import { askText } from "../conversation/format-ask.js";
import { findProfile, profileName } from "../sites/find-site.js";
import type { Site } from "../wxcc/configuration/site.js";
import type { Answer, Ask, Command, Services } from "./command.js";
import { type ListColumn, listAnswer } from "./sites/listing.js";
import { askAbout, oneOrg } from "./sites/one-org.js";

const descriptionColumn: ListColumn<Site> = {
  title: "Description",
  weight: 2,
  detail: true,
  text: ({ description }) => description || "—",
};

/** Lists an org's sites. */
export const sites = {
  name: "sites",
  words: ["sites", "site list", "list sites"],
  help: "The sites of a contact centre, with their profiles.",
  details:
    "Words after it search; active or inactive shows only those. Press a name for the site itself, what refers to it, and what can be done with it.",
  examples: ["sites", "sites bos", "sites inactive", 'sites profile:"Voice only"'],
  needs: "manager",
  hasTable: true,
  filters: ["profile", "org"],
  args: "[search] [active|inactive] [page <number>]",
  async run(ask: Ask, { sites: client, listings }: Pick<Services, "sites" | "listings">): Promise<Answer> {
    const org = oneOrg(ask, "sites");
    const { filters, args } = ask.sentence;
    const [all, profiles] = await Promise.all([client.list(org), listings.profiles(org, ask.signal)]);
    const askFor = (name: string) => askText("sites", { args, filters: { ...filters, profile: [name] } });
    const wanted = filters.profile.map((written) => findProfile(profiles, written, askFor).id);
    const shown = wanted.length === 0 ? all : all.filter(({ profileId }) => wanted.includes(profileId));
    return listAnswer(
      ask,
      org,
      {
        words: "sites",
        title: "Sites",
        one: "site",
        many: "sites",
        columns: [
          { title: "Name", weight: 4, text: ({ name }) => name, ask: ({ name }) => askAbout(org, "site", name) },
          { title: "Multimedia profile", weight: 4, text: ({ profileId }) => profileName(profiles, profileId) },
          { title: "Active", weight: 2, text: ({ active }) => (active ? "yes" : "no") },
          ...(shown.some(({ description }) => description !== "") ? [descriptionColumn] : []),
        ],
        actions: [{ kind: "ask", label: "Export", ask: askAbout(org, "site export") }],
      },
      shown,
    );
  },
} satisfies Command;
