import type { Block, Card, CardAction } from "../../cards/card.js";
import type { Filters } from "../../conversation/ask.js";
import { describePeriod } from "../../conversation/period.js";
import { metric } from "../../metrics/definitions.js";
import { formatPercent } from "../../metrics/format.js";
import type { OrgAnswers } from "../queue-stats/ask-each-org.js";
import { describeAsOf } from "../queue-stats/describe-moments.js";
import { failedOrgBlocks, howManyAnswered } from "../queue-stats/failed-orgs.js";
import { filtersLine } from "../queue-stats/filters-line.js";
import { sourceLines } from "../queue-stats/footer-lines.js";
import { joinFooters } from "../queue-stats/join-footers.js";
import { comparisonSection, type DrawnComparison } from "./comparison-section.js";
import type { OrgComparison } from "./sides.js";

/** One org's comparison with its picture. */
export interface ComparisonAnswer {
  readonly comparison: OrgComparison;
  readonly drawn: DrawnComparison;
}

/** The card of `compare`: one org as the whole card, several as one part each. */
export function comparisonCard(
  about: {
    readonly filters: Filters;
    readonly zone: string;
    readonly now: number;
    readonly actions: readonly CardAction[];
  },
  answers: OrgAnswers<ComparisonAnswer>,
): Card {
  const alone = answers.answered.length + answers.failed.length === 1;
  const [first] = answers.answered;
  const asOf = ({ comparison: { sides } }: ComparisonAnswer) =>
    describeAsOf(Math.max(...sides.map(({ statistics }) => statistics.asOf)), about.now, about.zone);
  const footer = joinFooters(
    answers.answered.map(({ comparison: { org, sides } }) => ({
      org: org.name,
      lines: sides.flatMap(({ statistics, sums }) => sourceLines(statistics, sums, org.settings)),
    })),
  );
  return {
    title: first ? titleOf(first.comparison) : "Comparison",
    summary: answers.answered.map(({ comparison }) => summaryOf(comparison, alone)).join(", ") || "no org answered",
    subtitle: [
      alone && first ? `${first.comparison.org.name} · ${asOf(first)}` : howManyAnswered(answers),
      ...(first ? periodLines(first.comparison) : []),
      filtersLine(about.filters, alone ? first?.comparison.queues : undefined),
    ].filter((line) => line !== undefined),
    blocks: [
      ...answers.answered.flatMap((answer): Block[] => [
        ...(alone
          ? []
          : [
              {
                kind: "text" as const,
                text: `${answer.comparison.org.name} · ${asOf(answer)}`,
                heading: true as const,
              },
            ]),
        ...comparisonSection(answer.comparison, answer.drawn),
      ]),
      ...failedOrgBlocks(answers),
    ],
    actions: about.actions,
    footer: [...footer, "Changes are of the first against the second."],
  };
}

/** "Today with yesterday", "Billing with Claims". */
const titleOf = ({ sides: [first, second] }: OrgComparison) =>
  `${first.name.charAt(0).toUpperCase()}${first.name.slice(1)} with ${second.name}`;

function summaryOf({ org, sides: [first, second] }: OrgComparison, alone: boolean): string {
  const sl = ({ sums }: typeof first) => formatPercent(metric.serviceLevel.compute(sums, org.settings));
  return `${alone ? "" : `${org.name} `}service level ${sl(first)} against ${sl(second)}`;
}

const periodLines = ({ sides }: OrgComparison): readonly string[] => [
  ...new Set(sides.map(({ period }) => describePeriod(period))),
];
