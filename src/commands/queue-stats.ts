import type { FilterName } from "../conversation/ask.js";
import { askText } from "../conversation/format-ask.js";
import { totalOf } from "../metrics/add-sums.js";
import type { Answer, Ask, Command, Services } from "./command.js";
import { askEachOrg, type OrgAnswers } from "./queue-stats/ask-each-org.js";
import { queuesTable } from "./queue-stats/queues-table.js";
import { type FiguresWanted, type OrgFigures, readOrgFigures } from "./queue-stats/read-org-figures.js";
import { statsCard } from "./queue-stats/stats-card.js";
import { watchAsk } from "./watch-ask.js";

/** Why a queue's figures cannot be narrowed by who answered. */
export const queueRefusals: Partial<Record<FilterName, string>> = {
  team: "A contact that was abandoned never reached a team, so no team has a service level or an abandonment of its own.",
  agent:
    "A contact that was abandoned never reached an agent, so no agent has a service level or an abandonment of their own.",
  site: "A contact that was abandoned never reached a team, and only teams belong to a site.",
};

/** How the queues did in a period, against target and against the week before. */
export const queueStats = {
  name: "queue-stats",
  words: ["queue stats", "queue statistics", "queues", "queue report"],
  help: "How the queues did: service level, abandonment, waits, and the queues that missed most contacts.",
  details:
    "Four headline figures with target and change since the same weekday a week before, then the queues by contacts " +
    "missed. Narrow it with queue: or channel:. It cannot be narrowed by team:, agent: or site:, because a contact that " +
    "was abandoned has none of them.",
  examples: ["queue stats today", 'queue stats yesterday queue:"Billing"', "queue stats last 7d channel:voice"],
  needs: "viewer",
  hasTable: true,
  period: "today",
  filters: ["queue", "channel", "org"],
  refuses: queueRefusals,
  async run(ask: Ask, services: Pick<Services, "statistics" | "queueDirectory" | "clock">): Promise<Answer> {
    const wanted = figuresWanted("queue stats", ask);
    const answers = await askEachOrg(ask.orgs, (org) => readOrgFigures(org, wanted, services));
    return {
      card: statsCard(ask, wanted.period, answers, services.clock.now()),
      table: queuesTable("queue-stats", wanted.period, wanted.filters, answers),
      ...(isEmpty(answers) ? { empty: true as const } : {}),
    };
  },
} satisfies Command;

/** Every org answered, and none of them had a contact. */
const isEmpty = ({ answered, failed }: OrgAnswers<OrgFigures>): boolean =>
  failed.length === 0 && answered.every(({ current }) => totalOf(current.rows).offered === 0);

/** The question without its people; `words` is how a button would ask it again. */
export function figuresWanted(words: string, { period, sentence, signal, progress, urgency }: Ask): FiguresWanted {
  if (!period) throw new Error(`${words} was run without a period`);
  const { filters, zone, args } = sentence;
  return {
    period,
    filters,
    watch: watchAsk({ signal, progress }),
    urgency,
    askForQueue: (written, queueName) => {
      const queue = filters.queue.map((name) => (name === written ? queueName : name));
      return askText(words, { args, period: period.phrase, filters: { ...filters, queue }, zone });
    },
  };
}
