import { resolvePeriod } from "../conversation/period.js";
import { listeningsCard } from "./audit-recordings/listenings-card.js";
import { listeningsTable } from "./audit-recordings/listenings-table.js";
import { readListenings } from "./audit-recordings/read-listenings.js";
import type { Answer, Ask, Command, Services } from "./command.js";
import { askEachOrg } from "./queue-stats/ask-each-org.js";
import { missingOrgs } from "./queue-stats/failed-orgs.js";
import { readPage } from "./tasks/read-page.js";

const grammar = {
  name: "audit-recordings",
  words: ["audit recordings", "who listened"],
  period: "last 7d",
  filters: ["org" as const],
};

/** Who heard, read or downloaded which conversation, and who tried to. */
export const auditRecordings = {
  ...grammar,
  help: "Who listened to which recording, when and from which space, and who was refused.",
  details:
    "For managers. Every listening, download and reading of a transcript is noted with person, contact, time and space; what " +
    "was heard is not. Attempts that were refused are listed as refused.",
  examples: ["audit recordings last 7d", "audit recordings yesterday"],
  needs: "manager",
  hasTable: true,
  args: "[page <number>]",
  async run(ask: Ask, services: Pick<Services, "store" | "spaces" | "people" | "statistics">): Promise<Answer> {
    const wanted = readPage(ask.sentence, grammar);
    const period =
      wanted.period === undefined ? ask.period : resolvePeriod(wanted.period, { now: ask.asOf, zone: ask.zone });
    if (!period) throw new Error("audit recordings was run without a period");
    // A trail has what happened a moment ago; figures are read up to a whole minute before.
    const range = { from: period.from, to: period.open ? Number.MAX_SAFE_INTEGER : period.to };
    const answers = await askEachOrg(ask.orgs, (org) => readListenings(org, range, ask.asker.spaceId, services));
    const listenings = answers.answered.flat().sort((a, b) => b.at - a.at);
    const names = ask.orgs.map(({ name }) => name);
    return {
      card: listeningsCard(ask, { period, page: wanted.page }, listenings, answers, names),
      table: listeningsTable(listenings, period, names, missingOrgs(answers)),
    };
  },
} satisfies Command;
