import { createFile } from "../files/create-file.js";
import type { Answer, Ask, Command, Services } from "./command.js";
import { exportTable } from "./sites/import-table.js";
import { askAbout, oneOrg } from "./sites/one-org.js";

/** Gives every site in the form that an import reads. */
export const siteExport = {
  name: "site-export",
  words: ["site export", "export sites"],
  help: "Every site as a CSV file, in the form that site import reads.",
  details:
    "Columns name, active, multimediaProfileId, multimediaProfile and description. Imported as it is, it changes nothing.",
  examples: ["site export"],
  needs: "manager",
  filters: ["org"],
  async run(ask: Ask, { sites, listings }: Pick<Services, "sites" | "listings">): Promise<Answer> {
    const org = oneOrg(ask, "site export");
    const [all, profiles] = await Promise.all([sites.list(org), listings.profiles(org)]);
    const count = `${all.length} ${all.length === 1 ? "site" : "sites"}`;
    return {
      card: {
        title: "Sites as a file",
        summary: count,
        subtitle: [org.name],
        blocks: [
          {
            kind: "text",
            text: `${count}; the file follows. Change it, attach it and write site import to create what is new in it.`,
          },
        ],
        actions: [{ kind: "ask", label: "Sites", ask: askAbout(org, "sites") }],
        footer: [],
      },
      file: await createFile(exportTable(all, profiles), "csv"),
    };
  },
} satisfies Command;
