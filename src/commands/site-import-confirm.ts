import { createFile } from "../files/create-file.js";
import type { ImportResult } from "../sites/import/run-import.js";
import { requireMayChange } from "../sites/may-change.js";
import type { OrgRecord } from "../store/records.js";
import type { Answer, Ask, Command, Services } from "./command.js";
import { resultCard } from "./sites/import-cards.js";
import { importTable } from "./sites/import-table.js";
import { askAbout, oneOrg } from "./sites/one-org.js";

/** Carries out an import that waits on a card. */
export const siteImportConfirm = {
  name: "site-import-confirm",
  words: ["site import confirm"],
  help: "Confirms an import of sites that waits on a card.",
  details:
    "What the button of the card asks. Of two people who confirm one does it. Every row is answered for in the attached file; when Webex Contact Center asks to slow down the import waits and goes on, and after a restart of Floorwalker it goes on by itself.",
  examples: ["site import confirm 1f4a9c52-7d1b"],
  needs: "manager",
  filters: ["org"],
  args: "<import>",
  async run(ask: Ask, services: Pick<Services, "store" | "siteImports">): Promise<Answer> {
    const org = oneOrg(ask, "site import confirm");
    await requireMayChange(services.store, org);
    const progress = (done: number, of: number) => ask.progress(done, of, "parts");
    return importAnswer(org, await services.siteImports.confirm(ask.asker, org, ask.sentence.args, progress));
  },
} satisfies Command;

/** The card of a finished import, with every row in a file. */
export async function importAnswer(org: OrgRecord, { record, rows, stopped }: ImportResult) {
  const { fileName } = record;
  return {
    card: resultCard(org, { fileName, rows, stopped }),
    file: await createFile(importTable("site-import-result", org, fileName, rows), "csv"),
  };
}

/** Takes an import away that waits on a card. */
export const siteImportCancel = {
  name: "site-import-cancel",
  words: ["site import cancel"],
  help: "Cancels an import of sites that waits on a card.",
  details: "What the Cancel button asks. Nothing is changed.",
  examples: ["site import cancel 1f4a9c52-7d1b"],
  needs: "manager",
  filters: ["org"],
  args: "<import>",
  async run(ask: Ask, services: Pick<Services, "siteImports">): Promise<Answer> {
    const org = oneOrg(ask, "site import cancel");
    await services.siteImports.cancel(ask.asker, org, ask.sentence.args);
    return {
      card: {
        title: "Nothing was changed",
        subtitle: [org.name],
        blocks: [{ kind: "text", text: "The import is cancelled." }],
        actions: [{ kind: "ask", label: "Sites", ask: askAbout(org, "sites") }],
        footer: [],
      },
    };
  },
} satisfies Command;
