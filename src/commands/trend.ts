import type { Period, PeriodPhrase, Sentence } from "../conversation/ask.js";
import { askText } from "../conversation/format-ask.js";
import { resolvePeriod } from "../conversation/period.js";
import type { Answer, Ask, Command, Services } from "./command.js";
import { askEachOrg } from "./queue-stats/ask-each-org.js";
import { queueRefusals } from "./queue-stats.js";
import { readOrgTrend } from "./trend/read-org-trend.js";
import { metricWords, readTrend } from "./trend/read-trend.js";
import { refuseTooFine, stepName, usualStep } from "./trend/steps.js";
import { trendCard } from "./trend/trend-card.js";
import { trendChart } from "./trend/trend-chart.js";
import { trendTable } from "./trend/trend-table.js";
import { watchAsk } from "./watch-ask.js";

/** How one figure moved over a period, as a chart. */
export const trend = {
  name: "trend",
  words: ["trend", "chart", "graph"],
  help: "How one figure moved: a chart by hour, day, week or month, with its best and worst interval.",
  details:
    "The figure of the whole period, a chart of its intervals and those that stand out. Up to four queues named by queue: " +
    "are drawn apart, otherwise their total. Intervals suit the period unless you say by 15 minutes, half hour, hour, day, " +
    "week or month; hours over several days are a heat map of weekdays and hours.",
  examples: [
    "trend service level today",
    'trend offered yesterday queue:"Billing","Claims"',
    "trend abandonment last 7d",
    "trend offered last 4 weeks by hour",
  ],
  needs: "viewer",
  hasTable: true,
  period: "today",
  filters: ["queue", "channel", "org"],
  refuses: queueRefusals,
  args: "<metric> [by hour|day|week|month]",
  async run(ask: Ask, services: Pick<Services, "statistics" | "queueDirectory" | "clock" | "charts">): Promise<Answer> {
    const { sentence } = ask;
    const wanted = readTrend(sentence);
    const period = periodOf(ask, wanted.period);
    const { metric: of } = wanted;
    const askBy = (by: string, filters: Sentence["filters"] = sentence.filters) =>
      askText("trend", { args: metricWords(of) + by, period: period.phrase, filters, zone: sentence.zone });
    const spanMs = period.to - period.from;
    const step = wanted.step ?? usualStep(spanMs);
    refuseTooFine(step, spanMs, (other) => askBy(` by ${stepName(other)}`));

    const asked = {
      period,
      step,
      filters: sentence.filters,
      watch: watchAsk(ask),
      urgency: ask.urgency,
      askForQueue: (written: string, queueName: string) => {
        const queue = sentence.filters.queue.map((name) => (name === written ? queueName : name));
        return askBy(wanted.step ? ` by ${stepName(wanted.step)}` : "", { ...sentence.filters, queue });
      },
    };
    const answers = await askEachOrg(ask.orgs, async (org) => {
      const found = await readOrgTrend(org, asked, services);
      return { trend: found, picture: await services.charts.put(trendChart(of, found)) };
    });
    return {
      card: trendCard(ask, { of, step, period }, answers, services.clock.now()),
      table: trendTable(of, period, step, answers),
    };
  },
} satisfies Command;

/** The period that stood before "by hour" has not been resolved with the sentence. */
function periodOf({ period, zone, asOf }: Ask, phrase: PeriodPhrase | undefined): Period {
  if (phrase) return resolvePeriod(phrase, { now: asOf, zone });
  if (!period) throw new Error("trend was run without a period");
  return period;
}
