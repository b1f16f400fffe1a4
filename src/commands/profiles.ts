import type { Answer, Ask, Command, Services } from "./command.js";
import { activeColumn, inLowerCase, listArgs, listDetails, orDash } from "./sites/listed-columns.js";
import { listAnswer } from "./sites/listing.js";
import { askAbout, oneOrg } from "./sites/one-org.js";

/** Lists how many contacts of each channel agents take at once. */
export const profiles = {
  name: "profiles",
  words: ["profiles", "profile list", "multimedia profiles", "list profiles"],
  help: "The multimedia profiles of a contact centre.",
  details: listDetails,
  examples: ["profiles"],
  needs: "manager",
  hasTable: true,
  filters: ["org"],
  args: listArgs,
  async run(ask: Ask, { listings }: Pick<Services, "listings">): Promise<Answer> {
    const org = oneOrg(ask, "profiles");
    return listAnswer(
      ask,
      org,
      {
        words: "profiles",
        title: "Multimedia profiles",
        one: "profile",
        many: "profiles",
        columns: [
          { title: "Name", weight: 4, text: ({ name }) => name },
          {
            title: "Voice / chat / e-mail / social",
            weight: 4,
            text: ({ slots: { voice, chat, email, social } }) => [voice, chat, email, social].map(orDash).join(" / "),
          },
          activeColumn,
          { title: "Blending", weight: 2, detail: true, text: ({ blending }) => inLowerCase(blending) },
        ],
        actions: [{ kind: "ask", label: "Sites", ask: askAbout(org, "sites") }],
      },
      await listings.profiles(org, ask.signal),
    );
  },
} satisfies Command;
