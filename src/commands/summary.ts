import { totalOf } from "../metrics/add-sums.js";
import type { Answer, Ask, Command, Services } from "./command.js";
import { askEachOrg, type OrgAnswers } from "./queue-stats/ask-each-org.js";
import { figuresWanted, queueRefusals } from "./queue-stats.js";
import { readFewerAgents } from "./summary/read-fewer-agents.js";
import { readOrgSummary } from "./summary/read-org-summary.js";
import { spanOf } from "./summary/span.js";
import { summaryCard } from "./summary/summary-card.js";
import { summaryChart } from "./summary/summary-chart.js";
import type { DrawnSummary } from "./summary/summary-section.js";
import { summaryTable } from "./summary/summary-table.js";

type SummaryServices = Pick<Services, "statistics" | "agentFigures" | "queueDirectory" | "clock" | "charts">;

/** How a day, a week or a month went, and why. */
export const summary = {
  name: "summary",
  words: ["summary", "day summary", "daily summary", "send it again", "send the summary again"],
  help: "How a day, a week or a month went against target and against its usual, what hurt most, and why.",
  details:
    "The figures of the day beside the mean of the same weekday in the four weeks before, holidays and closed days left " +
    "out; a chart by hour; the three queues and the two hours that missed most contacts beyond target. A reason is named " +
    "only when the figures clearly carry it: at least 30 contacts, 15 % from the usual, and more than its own ups and downs.",
  examples: [
    "summary today",
    "summary yesterday",
    "summary 2026-11-17 channel:voice",
    "summary last week",
    "send it again for Tuesday",
  ],
  needs: "viewer",
  hasTable: true,
  period: "today",
  filters: ["queue", "channel", "org"],
  refuses: queueRefusals,
  async run(ask: Ask, services: SummaryServices): Promise<Answer> {
    const asked = figuresWanted("summary", ask);
    const { period, filters } = asked;
    const span = spanOf(period);
    const answers = await askEachOrg(ask.orgs, async (org): Promise<DrawnSummary> => {
      const found = await readOrgSummary(org, { ...asked, span }, services);
      if (totalOf(found.totals).offered === 0) return { summary: found, drawn: undefined, fewerAgents: undefined };
      const chart = summaryChart(found);
      const [picture, fewerAgents] = await Promise.all([
        services.charts.put(chart),
        readFewerAgents(found, asked, services),
      ]);
      return { summary: found, drawn: { chart, ...picture }, fewerAgents };
    });
    return {
      card: summaryCard(ask, { period, span }, answers, services.clock.now()),
      table: summaryTable(period, filters, answers),
      ...(isEmpty(answers) ? { empty: true as const } : {}),
    };
  },
} satisfies Command;

/** Every org answered, and none of them had a contact. */
const isEmpty = ({ answered, failed }: OrgAnswers<DrawnSummary>): boolean =>
  failed.length === 0 && answered.every(({ summary: { totals } }) => totalOf(totals).offered === 0);
