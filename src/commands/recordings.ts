import type { FilterName, Filters } from "../conversation/ask.js";
import { askText } from "../conversation/format-ask.js";
import { resolvePeriod } from "../conversation/period.js";
import type { Answer, Ask, Command, Services } from "./command.js";
import { askEachOrg } from "./queue-stats/ask-each-org.js";
import { readOrgRecorded } from "./recordings/read-org-recorded.js";
import { readRecordedPage } from "./recordings/read-page.js";
import { recordingsCard } from "./recordings/recordings-card.js";
import { recordingsTable } from "./recordings/recordings-table.js";
import { readPage } from "./tasks/read-page.js";

const grammar = {
  name: "recordings",
  words: ["recordings", "recorded contacts"],
  period: "today",
  filters: ["queue", "team", "agent", "channel", "org"] satisfies FilterName[],
  refuses: {
    site: "A contact's record names its queue, team and agent, and not the site.",
    status: "A contact is recorded when an agent answers it, so its status says nothing here.",
  },
};

type Used = "tasks" | "captures" | "queueDirectory" | "directory" | "clock";

/** Which contacts were recorded. */
export const recordings = {
  ...grammar,
  help: "The recorded contacts of a period, newest first, each with the way to hear it.",
  details:
    "Ten contacts a page: when, which queue, how long the recording is, which agent. Press a row for the recording's card. " +
    "Only listeners and managers can hear it; the list is for everybody who sees figures. Customers' numbers are masked.",
  examples: ["recordings today", 'recordings yesterday queue:"Billing"', 'recordings last 4h agent:"Ines Duarte"'],
  needs: "viewer",
  hasTable: true,
  args: "[page <number>]",
  async run(ask: Ask, services: Pick<Services, Used>): Promise<Answer> {
    const { sentence, zone } = ask;
    const wanted = readPage(sentence, grammar);
    const period = wanted.period === undefined ? ask.period : resolvePeriod(wanted.period, { now: ask.asOf, zone });
    if (!period) throw new Error("recordings was run without a period");
    const { filters } = sentence;
    const askWith = (others: Partial<Filters>) =>
      askText("recordings", { period: period.phrase, filters: { ...filters, ...others }, zone: sentence.zone });
    const asked = { period, filters, askWith, signal: ask.signal, urgency: ask.urgency };
    const answers = await askEachOrg(ask.orgs, (org) => readOrgRecorded(org, asked, services));
    const [only] = answers.answered;
    const page = only && ask.orgs.length === 1 ? await readRecordedPage(only, wanted.page, services, ask) : undefined;
    return {
      card: recordingsCard(ask, period, answers, page, services.clock.now()),
      table: recordingsTable(answers, period, filters),
    };
  },
} satisfies Command;
