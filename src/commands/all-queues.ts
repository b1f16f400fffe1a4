import { askText } from "../conversation/format-ask.js";
import { Problem } from "../errors.js";
import { severalOrgs } from "../orgs/problems.js";
import { pageCard } from "./all-queues/page-card.js";
import type { Answer, Ask, Command, Services } from "./command.js";
import { queuesTable } from "./queue-stats/queues-table.js";
import { readOrgFigures } from "./queue-stats/read-org-figures.js";
import { figuresWanted, queueRefusals } from "./queue-stats.js";

/** Lists every queue with its figures, page by page. */
export const allQueues = {
  name: "all-queues",
  words: ["all queues", "queue list"],
  help: "Every queue of a contact centre, page by page, by contacts missed.",
  details:
    "What queue stats has no room for: each queue with its service level, contacts missed and answered, and waits.",
  examples: ["all queues today", "all queues page 2 yesterday"],
  needs: "viewer",
  hasTable: true,
  period: "today",
  filters: ["queue", "channel", "org"],
  refuses: queueRefusals,
  args: "[page <number>]",
  async run(ask: Ask, services: Pick<Services, "statistics" | "queueDirectory" | "clock">): Promise<Answer> {
    const page = readPage(ask.sentence.args);
    const wanted = figuresWanted("all queues", ask);
    const [org, ...others] = ask.orgs;
    if (!org || others.length > 0) throw severalOrgs(ask.orgs, (one) => askOf(ask, one.name));
    const figures = await readOrgFigures(org, wanted, services, "alone");
    return {
      card: pageCard(ask, wanted.period, figures, page, services.clock.now()),
      table: queuesTable("all-queues", wanted.period, wanted.filters, { answered: [figures], failed: [] }),
    };
  },
} satisfies Command;

const askOf = ({ sentence, period }: Ask, orgName: string) =>
  askText("all queues", { ...sentence, period: period?.phrase, filters: { ...sentence.filters, org: [orgName] } });

/** The page counted from 1. */
function readPage(args: string): number {
  if (args === "") return 1;
  const number = /^(?:page\s*)?(\d{1,4})$/i.exec(args)?.[1];
  if (number !== undefined && Number(number) > 0) return Number(number);
  throw new Problem("unknown-command", {
    say: "After “all queues” I understand a page and a period, and these words are neither.",
    next: "Ask for example: all queues page 2 yesterday",
    asks: [{ label: "All queues today", ask: "all queues today" }],
  });
}
