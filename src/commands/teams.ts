import type { Answer, Ask, Command, Services } from "./command.js";
import { activeColumn, inLowerCase, listArgs, listDetails, orDash } from "./sites/listed-columns.js";
import { listAnswer } from "./sites/listing.js";
import { oneOrg } from "./sites/one-org.js";

/** Lists teams as they are configured. */
export const teams = {
  name: "teams",
  words: ["teams", "team list", "list teams"],
  help: "The teams of a contact centre, and where they work.",
  details: listDetails,
  examples: ["teams", "teams active"],
  needs: "manager",
  hasTable: true,
  filters: ["org"],
  args: listArgs,
  async run(ask: Ask, { listings }: Pick<Services, "listings">): Promise<Answer> {
    const org = oneOrg(ask, "teams");
    return listAnswer(
      ask,
      org,
      {
        words: "teams",
        title: "Teams",
        one: "team",
        many: "teams",
        columns: [
          { title: "Name", weight: 4, text: ({ name }) => name },
          { title: "Site", weight: 3, text: ({ siteName }) => orDash(siteName) },
          activeColumn,
          { title: "Type", weight: 2, detail: true, text: ({ type }) => inLowerCase(type) },
          { title: "Status", weight: 2, detail: true, text: ({ status }) => inLowerCase(status) },
        ],
      },
      await listings.teams(org, ask.signal),
    );
  },
} satisfies Command;
