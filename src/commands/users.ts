import type { Answer, Ask, Command, Services } from "./command.js";
import { activeColumn, listArgs, listDetails, orDash } from "./sites/listed-columns.js";
import { listAnswer } from "./sites/listing.js";
import { oneOrg } from "./sites/one-org.js";

/** Lists users as they are configured. */
export const users = {
  name: "users",
  words: ["users", "user list", "list users"],
  help: "The users of a contact centre, and where they work.",
  details: listDetails,
  examples: ["users", "users okafor"],
  needs: "manager",
  hasTable: true,
  filters: ["org"],
  args: listArgs,
  async run(ask: Ask, { listings }: Pick<Services, "listings">): Promise<Answer> {
    const org = oneOrg(ask, "users");
    return listAnswer(
      ask,
      org,
      {
        words: "users",
        title: "Users",
        one: "user",
        many: "users",
        columns: [
          { title: "Name", weight: 4, text: ({ name }) => name },
          { title: "Site", weight: 3, text: ({ siteName }) => orDash(siteName) },
          activeColumn,
          { title: "E-mail", weight: 2, detail: true, text: ({ email }) => orDash(email) },
          {
            title: "Contact centre",
            weight: 2,
            detail: true,
            text: ({ inContactCenter }) => (inContactCenter ? "enabled" : "not enabled"),
          },
        ],
      },
      await listings.users(org, ask.signal),
    );
  },
} satisfies Command;
