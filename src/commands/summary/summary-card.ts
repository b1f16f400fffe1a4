import type { Block, Card, CardAction } from "../../cards/card.js";
import { type AskParts, askText } from "../../conversation/format-ask.js";
import { describePeriod } from "../../conversation/period.js";
import { totalOf } from "../../metrics/add-sums.js";
import type { Ask } from "../command.js";
import type { OrgAnswers } from "../queue-stats/ask-each-org.js";
import { describeAsOf } from "../queue-stats/describe-moments.js";
import { failedOrgBlocks, howManyAnswered } from "../queue-stats/failed-orgs.js";
import { filtersLine } from "../queue-stats/filters-line.js";
import { sourceLines } from "../queue-stats/footer-lines.js";
import { titleOf } from "./name-usual.js";
import { noContacts } from "./nothing-happened.js";
import type { SummaryWanted } from "./read-org-summary.js";
import { datesBefore, datesOf } from "./span.js";
import { type DrawnSummary, type SummarySection, summarySection } from "./summary-section.js";

/** The card of `summary`: one org as the whole card, several as one part each. */
export function summaryCard(
  ask: Pick<Ask, "text" | "sentence" | "zone">,
  { period, span }: Pick<SummaryWanted, "period" | "span">,
  answers: OrgAnswers<DrawnSummary>,
  now: number,
): Card {
  const { filters, zone } = ask.sentence;
  const alone = answers.answered.length + answers.failed.length === 1;
  const [first] = answers.answered;
  const askQueue = (queueName: string) =>
    askText("queue stats", { period: datesOf(span), filters: { ...filters, queue: [queueName] }, zone });
  const parts = answers.answered.map((drawn) => ({ drawn, section: summarySection(drawn, askQueue) }));
  const asOf = ({ summary }: DrawnSummary) => describeAsOf(summary.current.asOf, now, ask.zone, period.open);
  const footer = answers.answered.flatMap(({ summary: { current, totals, org } }) =>
    sourceLines(current, totalOf(totals), org.settings),
  );
  return {
    title: titleOf(span, period.open),
    summary:
      parts
        .map(({ drawn, section }) => (alone ? section.summary : `${drawn.summary.org.name} ${section.summary}`))
        .join(", ") || "no org answered",
    subtitle: [
      alone && first ? `${first.summary.org.name} · ${asOf(first)}` : howManyAnswered(answers),
      describePeriod(period),
      filtersLine(filters, alone ? first?.summary.queues : undefined),
    ].filter((line) => line !== undefined),
    blocks: [
      ...parts.flatMap(({ drawn, section }): Block[] => [
        ...(alone
          ? []
          : [{ kind: "text" as const, text: `${drawn.summary.org.name} · ${asOf(drawn)}`, heading: true as const }]),
        ...section.blocks,
      ]),
      ...failedOrgBlocks(answers),
    ],
    actions: summaryActions(ask, { period, span }, alone ? parts[0]?.section : undefined),
    footer: [
      "A contact belongs to the hour in which it began.",
      ...new Set(footer),
      "How a figure is made: write why service level.",
    ],
  };
}

/** Ways down from the summary; every one names its dates, because a card is pressed days after it was posted. */
function summaryActions(
  { sentence: { filters, zone } }: Pick<Ask, "sentence">,
  { period, span }: Pick<SummaryWanted, "period" | "span">,
  section: SummarySection | undefined,
): CardAction[] {
  const dates = datesOf(span);
  const to = (label: string, command: string, parts: AskParts = {}): Extract<CardAction, { kind: "ask" }> => ({
    kind: "ask",
    label,
    ask: askText(command, { period: dates, filters, zone, ...parts }),
  });
  const worst = section?.worstQueue;
  return [
    ...(period.open ? [{ ...to("Refresh", "summary"), primary: true }] : []),
    to("Queue stats", "queue stats"),
    ...(worst === undefined ? [] : [to(worst, "queue stats", { filters: { ...filters, queue: [worst] } })]),
    ...(section?.summary === noContacts
      ? []
      : [
          to("Abandoned contacts", "tasks", { filters: { ...filters, status: ["abandoned"] } }),
          to("Trend", "trend", { args: "service level" }),
        ]),
    ...(period.open ? [] : [to(beforeLabels[span.kind], "summary", { period: datesBefore(span) })]),
  ];
}

const beforeLabels = { day: "Day before", week: "Week before", month: "Month before", days: "Days before" } as const;
