import type { FilterName, Filters } from "../conversation/ask.js";
import { askText } from "../conversation/format-ask.js";
import { resolvePeriod } from "../conversation/period.js";
import type { Answer, Ask, Command, Services } from "./command.js";
import { askEachOrg, type OrgAnswers } from "./queue-stats/ask-each-org.js";
import { type OrgTasks, readOrgTasks } from "./tasks/read-org-tasks.js";
import { readPage } from "./tasks/read-page.js";
import { tasksCard } from "./tasks/tasks-card.js";
import { tasksTable } from "./tasks/tasks-table.js";

const grammar = {
  name: "tasks",
  words: ["tasks", "contacts", "task list", "contact list"],
  period: "today",
  filters: ["queue", "agent", "channel", "status", "org"] satisfies FilterName[],
  refuses: {
    team: "The list of contacts knows the last agent of each and not the team.",
    site: "The list of contacts knows the last agent of each and not the site.",
  },
};

/** Every org answered, and none of them had a contact. */
const isEmpty = ({ answered, failed }: OrgAnswers<OrgTasks>): boolean =>
  failed.length === 0 && answered.every(({ tasks }) => tasks.length === 0);

/** Contacts one by one. */
export const tasks = {
  ...grammar,
  help: "The contacts of a period one by one, newest first, with totals by status and channel.",
  details:
    "Ten contacts a page: when each came, on which channel, its queue, agent and status, and the way to its journey. The " +
    "statuses are created, queued, offered, assigned, abandoned and completed. Customers' numbers are masked.",
  examples: ["tasks today", "tasks yesterday status:abandoned", 'tasks last 4h queue:"Billing" channel:voice'],
  needs: "viewer",
  hasTable: true,
  args: "[page <number>]",
  async run(ask: Ask, services: Pick<Services, "tasks" | "queueDirectory" | "clock">): Promise<Answer> {
    const { sentence, zone } = ask;
    const wanted = readPage(sentence, grammar);
    const period = wanted.period === undefined ? ask.period : resolvePeriod(wanted.period, { now: ask.asOf, zone });
    if (!period) throw new Error("tasks was run without a period");
    const askWith = (filters: Partial<Filters>) =>
      askText("tasks", {
        period: period.phrase,
        filters: { ...sentence.filters, ...filters },
        zone: sentence.zone,
      });
    const answers = await askEachOrg(ask.orgs, (org) =>
      readOrgTasks(
        org,
        { period, filters: sentence.filters, askWith, signal: ask.signal, urgency: ask.urgency },
        services,
      ),
    );
    return {
      card: tasksCard(ask, { period, page: wanted.page }, answers, services.clock.now()),
      table: tasksTable(answers, period, sentence.filters),
      ...(isEmpty(answers) ? { empty: true as const } : {}),
    };
  },
} satisfies Command;
