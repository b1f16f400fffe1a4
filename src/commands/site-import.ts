import { createFile } from "../files/create-file.js";
import { planImport } from "../sites/import/plan-import.js";
import { readUpload } from "../sites/import/read-upload.js";
import { noUpload, severalUploads } from "../sites/import/upload-problems.js";
import { requireMayChange } from "../sites/may-change.js";
import type { Answer, Ask, Command, Services } from "./command.js";
import { planCard } from "./sites/import-cards.js";
import { importTable } from "./sites/import-table.js";
import { oneOrg } from "./sites/one-org.js";

/** Ten thousand rows with the longest names and descriptions in UTF-8. */
const MOST_BYTES = 10 * 1024 * 1024;
/** More rows than a card shows. */
const LONG = 10;

/** Reads an attached file of sites and shows what importing it would do. */
export const siteImport = {
  name: "site-import",
  words: ["site import", "import sites"],
  help: "Creates the sites of an attached CSV file, once it is confirmed.",
  details:
    "Attach a CSV file in UTF-8 with the columns name, active, multimediaProfile or multimediaProfileId, and description if you like; in any order, with commas or semicolons. A card shows what would be created, what is there already, and what is wrong in which line; nothing is written before a manager confirms. Sites that are there are never changed, so importing a file twice changes nothing. At most 10,000 rows.",
  examples: ["site import"],
  needs: "manager",
  filters: ["org"],
  async run(
    ask: Ask,
    services: Pick<Services, "sites" | "listings" | "store" | "attachments" | "siteImports">,
  ): Promise<Answer> {
    const org = oneOrg(ask, "site import");
    await requireMayChange(services.store, org);
    const [address, ...others] = ask.files ?? [];
    if (address === undefined) throw noUpload();
    if (others.length > 0) throw severalUploads();
    const { name: fileName, bytes } = await services.attachments.read(address, MOST_BYTES);
    const upload = readUpload(bytes);
    const [sites, profiles] = await Promise.all([services.sites.list(org), services.listings.profiles(org)]);
    const rows = planImport(upload.rows, { sites, profiles });
    const isEmpty = rows.every(({ outcome }) => outcome);
    const plan = { fileName, rows, parentId: ask.parentId };
    const id = isEmpty ? undefined : (await services.siteImports.propose(ask.asker, org, plan)).id;
    return {
      card: planCard(org, { ...plan, id }, upload.ignored),
      ...(rows.length > LONG
        ? { file: await createFile(importTable("site-import-plan", org, fileName, rows), "csv") }
        : {}),
    };
  },
} satisfies Command;
