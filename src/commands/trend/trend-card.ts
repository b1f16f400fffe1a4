import type { Block, Card, CardAction } from "../../cards/card.js";
import type { Period } from "../../conversation/ask.js";
import { askText } from "../../conversation/format-ask.js";
import { describePeriod } from "../../conversation/period.js";
import type { MetricDefinition } from "../../metrics/definition.js";
import { formatValue } from "../../metrics/format.js";
import type { IntervalStep } from "../../wxcc/statistics/intervals.js";
import type { Ask } from "../command.js";
import type { OrgAnswers } from "../queue-stats/ask-each-org.js";
import { describeAsOf } from "../queue-stats/describe-moments.js";
import { failedOrgBlocks, howManyAnswered } from "../queue-stats/failed-orgs.js";
import { filtersLine } from "../queue-stats/filters-line.js";
import { sourceLines } from "../queue-stats/footer-lines.js";
import { joinFooters } from "../queue-stats/join-footers.js";
import type { OrgTrend } from "./read-org-trend.js";
import { metricWords } from "./read-trend.js";
import { stepName } from "./steps.js";
import { type Picture, trendSection } from "./trend-section.js";

/** One org's trend with its picture. */
export interface DrawnTrend {
  readonly trend: OrgTrend;
  readonly picture: Picture;
}

/** What the card is about. */
export interface TrendSubject {
  readonly of: MetricDefinition;
  readonly step: IntervalStep;
  readonly period: Period;
}

/** The card of `trend`: one org as the whole card, several as one part each. */
export function trendCard(
  ask: Pick<Ask, "sentence" | "zone">,
  { of, step, period }: TrendSubject,
  answers: OrgAnswers<DrawnTrend>,
  now: number,
): Card {
  const alone = answers.answered.length + answers.failed.length === 1;
  const [first] = answers.answered;
  const asOf = ({ trend }: DrawnTrend) => describeAsOf(trend.current.asOf, now, ask.zone, period.open);
  const footer = joinFooters(
    answers.answered.map(({ trend: { org, current, all } }) => ({
      org: org.name,
      lines: sourceLines(current, all.total, org.settings),
    })),
  );
  return {
    title: `${of.name} by ${stepName(step)}`,
    summary: answers.answered.map(({ trend }) => summaryOf(of, trend, alone)).join(", ") || "no org answered",
    subtitle: [
      alone && first ? `${first.trend.org.name} · ${asOf(first)}` : howManyAnswered(answers),
      describePeriod(period),
      filtersLine(ask.sentence.filters, alone ? first?.trend.queues : undefined),
    ].filter((line) => line !== undefined),
    blocks: [
      ...answers.answered.flatMap((drawn): Block[] => [
        ...(alone
          ? []
          : [{ kind: "text" as const, text: `${drawn.trend.org.name} · ${asOf(drawn)}`, heading: true as const }]),
        ...trendSection(of, drawn.trend, drawn.picture),
      ]),
      ...failedOrgBlocks(answers),
    ],
    actions: trendActions(ask, { of, step, period }),
    footer: [
      "A contact belongs to the interval in which it began.",
      ...footer,
      `How the figure is made: write why ${metricWords(of)}.`,
    ],
  };
}

function summaryOf(of: MetricDefinition, { org, all }: OrgTrend, alone: boolean): string {
  const value = formatValue(of.compute(all.total, org.settings), of.unit);
  return alone ? `${value} in all` : `${org.name} ${value}`;
}

function trendActions({ sentence }: Pick<Ask, "sentence">, { of, step, period }: TrendSubject): CardAction[] {
  const { filters, zone } = sentence;
  const trend = (phrase: string, by?: IntervalStep) =>
    askText("trend", { args: metricWords(of) + (by ? ` by ${stepName(by)}` : ""), period: phrase, filters, zone });
  const refresh = trend(period.phrase, step);
  const others: CardAction[] = [
    period.phrase === "yesterday"
      ? { kind: "ask", label: "Today", ask: trend("today") }
      : { kind: "ask", label: "Yesterday", ask: trend("yesterday") },
    { kind: "ask", label: "Last 7 days", ask: trend("last 7d", "day") },
    { kind: "ask", label: "Week by hours", ask: trend("last 28d", "hour") },
    { kind: "ask", label: "Queue stats", ask: askText("queue stats", { period: period.phrase, filters, zone }) },
  ];
  return [
    { kind: "ask", label: "Refresh", ask: refresh, primary: true },
    ...others.filter((action) => action.kind !== "ask" || action.ask !== refresh),
  ];
}
