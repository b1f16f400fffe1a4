import type { Block, Card, CardAction } from "../../cards/card.js";
import type { Period } from "../../conversation/ask.js";
import { askText } from "../../conversation/format-ask.js";
import { describePeriod } from "../../conversation/period.js";
import { formatCount } from "../../metrics/format.js";
import type { Ask } from "../command.js";
import type { OrgAnswers } from "../queue-stats/ask-each-org.js";
import { describeAsOf } from "../queue-stats/describe-moments.js";
import { failedOrgBlocks, howManyAnswered } from "../queue-stats/failed-orgs.js";
import { filtersLine } from "../queue-stats/filters-line.js";
import type { OrgRecorded } from "./read-org-recorded.js";
import type { RecordedPage } from "./read-page.js";
import { recordedRows } from "./recorded-rows.js";

const DAY_MS = 86_400_000;

/** The card of `recordings`: how many, and of a single org one page of them. */
export function recordingsCard(
  { sentence, zone }: Pick<Ask, "sentence" | "zone">,
  period: Period,
  answers: OrgAnswers<OrgRecorded>,
  page: RecordedPage | undefined,
  now: number,
): Card {
  const { filters } = sentence;
  const [first] = answers.answered;
  const at = (label: string, number: number, org = filters.org): CardAction => {
    const args = number > 1 ? `page ${number}` : "";
    const parts = { period: period.phrase, filters: { ...filters, org }, zone: sentence.zone };
    return { kind: "ask", label, ask: askText("recordings", { args, ...parts }) };
  };
  return {
    title: "Recordings",
    summary:
      answers.answered.map((each) => `${page ? "" : `${each.org.name} `}${count(each)}`).join(", ") ||
      "no org answered",
    subtitle: [
      page && first
        ? `${first.org.name} · ${describeAsOf(Math.min(period.to, now), now, zone, period.open)}`
        : undefined,
      describePeriod(period),
      howManyAnswered(answers),
      filtersLine(filters),
    ].filter((line) => line !== undefined),
    blocks: [
      ...answers.answered.map(
        (each): Block => ({
          kind: "text",
          text: page ? count(each) : `${each.org.name}: ${count(each)}`,
          strong: true,
        }),
      ),
      ...(page && first ? pageBlocks(page, first, period, { zone, now }) : []),
      ...failedOrgBlocks(answers),
    ],
    actions: [
      ...(page && page.page < page.pages ? [at("Next page", page.page + 1)] : []),
      ...(page && page.page > 1 ? [at("Previous page", page.page - 1)] : []),
      at("Refresh", page?.page ?? 1),
      {
        kind: "ask",
        label: "As Excel",
        ask: askText("recordings", { period: period.phrase, filters, zone: sentence.zone, as: "xlsx" }),
      },
      ...(page ? [] : answers.answered.map(({ org }) => at(`Recordings of ${org.name}`, 1, [org.name]))),
    ],
    footer: ["Source: Search API, contacts with a recording; length from captures. Numbers of customers are masked."],
  };
}

function count({ tasks }: OrgRecorded): string {
  if (tasks.length === 0) return "No contact of this period was recorded.";
  return tasks.length === 1 ? "1 recorded contact" : `${formatCount(tasks.length)} recorded contacts`;
}

function pageBlocks(
  page: RecordedPage,
  { org, tasks }: OrgRecorded,
  period: Period,
  { zone, now }: { readonly zone: string; readonly now: number },
): Block[] {
  if (page.rows.length === 0) return [];
  // A day on which the clocks go back has 25 hours.
  const dated = period.to - period.from > DAY_MS + 3_600_000;
  const place = `${page.before + 1}–${page.before + page.rows.length} of ${formatCount(tasks.length)}`;
  return [
    ...(page.unread
      ? [
          {
            kind: "text" as const,
            text: `How long they are could not be read. ${page.unread.say}`,
            tone: "warning" as const,
          },
          { kind: "text" as const, text: page.unread.next, tone: "quiet" as const },
        ]
      : []),
    recordedRows(page, { zone, dated, org: org.name, now }),
    { kind: "text", text: `${place} · page ${page.page} of ${formatCount(page.pages)}`, tone: "quiet" },
  ];
}
