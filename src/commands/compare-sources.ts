import type { Answer, Ask, Command, Services } from "./command.js";
import { quarterRange } from "./compare-sources/quarter-range.js";
import { readBothSources } from "./compare-sources/read-both-sources.js";
import { sourcesCard } from "./compare-sources/sources-card.js";
import { sourcesTable } from "./compare-sources/sources-table.js";
import { askEachOrg } from "./queue-stats/ask-each-org.js";
import { figuresWanted, queueRefusals } from "./queue-stats.js";

/** The check before the migration: what changes when Search answers instead of REST. */
export const compareSources = {
  name: "compare-sources",
  words: ["compare sources"],
  help: "REST and Search side by side, with the reasons for each difference.",
  details:
    "Cisco ends the REST statistics on 31 March 2027. This asks both about the same time, shows every figure and every queue by " +
    "both, and says in words where the differences come from: visits or contacts, short calls, contacts still open, and means " +
    "that REST can only approximate.",
  examples: ["compare sources yesterday", "compare sources last 7d channel:voice"],
  needs: "viewer",
  hasTable: true,
  period: "yesterday",
  filters: ["queue", "channel", "org"],
  refuses: queueRefusals,
  async run(ask: Ask, services: Pick<Services, "statistics" | "queueDirectory">): Promise<Answer> {
    const { period, filters, askForQueue, watch, urgency } = figuresWanted("compare sources", ask);
    const range = quarterRange(period);
    const answers = await askEachOrg(ask.orgs, (org) =>
      readBothSources(org, range, filters, askForQueue, { ...watch(), urgency }, services),
    );
    return { card: sourcesCard(ask, range, answers), table: sourcesTable(range, answers) };
  },
} satisfies Command;
