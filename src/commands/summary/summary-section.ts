import type { Block } from "../../cards/card.js";
import { drawBarRow } from "../../charts/bar-row.js";
import type { Chart } from "../../charts/chart.js";
import { totalOf } from "../../metrics/add-sums.js";
import { metric } from "../../metrics/definitions.js";
import { formatCount, formatDuration, formatPercent } from "../../metrics/format.js";
import type { Held } from "../../metrics/stands-out.js";
import type { Sums } from "../../metrics/sums.js";
import { channelTotals } from "../queue-stats/org-section.js";
import { targetsOf } from "../queue-stats/targets.js";
import { changesTable } from "./changes-table.js";
import { contactsTable } from "./contacts-table.js";
import { type Change, findChanges } from "./find-changes.js";
import { against } from "./find-reasons.js";
import { type Hurt, hurtTables } from "./hurt-tables.js";
import { serviceLevelSentence, volumeSentence } from "./lead-sentence.js";
import { againstUsual, comparedUpTo, onUsual, periodName } from "./name-usual.js";
import { nothingHappened } from "./nothing-happened.js";
import type { OrgSummary } from "./read-org-summary.js";
import { summaryFigures } from "./summary-figures.js";
import { holdAgainstUsual } from "./usual.js";
import { usualNotes } from "./usual-notes.js";

/** One org's summary with its picture; nothing is drawn when nothing happened. */
export interface DrawnSummary {
  readonly summary: OrgSummary;
  /** When clearly fewer agents than usual signed in. */
  readonly fewerAgents: Held | undefined;
  readonly drawn:
    | {
        readonly chart: Extract<Chart, { kind: "line" | "bar" | "stacked-bar" }>;
        readonly url: string;
        readonly alt: string;
      }
    | undefined;
}

/** One org's part of the card. */
export interface SummarySection {
  readonly blocks: readonly Block[];
  /** To follow the org's name, or the title when it is alone. */
  readonly summary: string;
  readonly worstQueue: string | undefined;
}

const mostChanges = 3;

/** The verdict, four figures, contacts against usual, the day as a chart, what hurt most and why, and what else is unusual. */
export function summarySection(
  { summary, drawn, fewerAgents }: DrawnSummary,
  askQueue: (queueName: string) => string,
): SummarySection {
  const { org, totals, field, queues, period } = summary;
  const { settings } = org;
  const total = totalOf(totals);
  if (total.offered === 0) return { ...nothingHappened(summary), worstQueue: undefined };
  const targets = targetsOf(settings, queues?.length === 1 ? queues[0]?.id : undefined);
  const pair = field && holdAgainstUsual(field);
  const names = { period: periodName(summary), against: againstUsual(summary), upTo: comparedUpTo(summary) };
  const verdict = serviceLevelSentence(total, settings, targets);
  const hurt = hurtTables(summary, askQueue);
  // That more came is the reason why these queues hurt, and stands there.
  const isSaid = ({ queueId, of, difference }: Change) =>
    of === "offered" && difference > 0 && hurt.queues.some((queue) => queue.queueId === queueId);
  const changes = field ? findChanges(field, mostChanges, isSaid) : [];
  return {
    summary: verdict.replace(/\.$/, "").replace(/^S/, "s"),
    worstQueue: queues?.length === 1 ? undefined : hurt.queues[0]?.queueName,
    blocks: [
      {
        kind: "text",
        text: `${verdict} ${volumeSentence(total, pair, settings, { ...names, onUsual: onUsual(summary), open: period.open })}`,
        strong: true,
      },
      {
        kind: "figures",
        figures: summaryFigures({ total, usual: pair?.usual, settings, targets, channels: channelTotals(totals) }),
      },
      ...(field ? [contactsTable(field, settings, names)] : []),
      quiet(countsBelow(total, summary, names.upTo === "" && field !== undefined)),
      ...(drawn ? [pictureBlock(drawn)] : []),
      ...(hurt.blocks.length > 0
        ? hurt.blocks
        : nothingHurt(hurt, formatPercent(metric.serviceLevel.compute(total, settings)))),
      ...(fewerAgents ? [fewerAgentsBlock(fewerAgents)] : []),
      ...(changes.length > 0 ? [changesTable(changes, names.period)] : []),
      quiet(usualNotes(summary).join(" ")),
    ],
  };
}

/** "short 12 · open 0 · longest wait 4:05"; with what came and became of it unless a table has said so. */
function countsBelow(total: Sums, { org }: OrgSummary, isInTable: boolean): string {
  return [
    ...(isInTable
      ? []
      : [
          `Offered\u00a0${formatCount(total.offered)}`,
          `handled\u00a0${formatCount(total.answered)}`,
          `abandoned\u00a0${formatCount(total.abandoned)}`,
        ]),
    `short\u00a0${formatCount(total.short)}`,
    `open\u00a0${formatCount(total.open)}`,
    `longest\u00a0wait\u00a0${formatDuration(metric.longestWait.compute(total, org.settings))}`,
  ].join(" · ");
}

const fewerAgentsBlock = (held: Held): Block => ({
  kind: "text",
  text: `Fewer agents signed in: ${against(held, formatCount)}.`,
  tone: "warning",
});

const quiet = (text: string): Block => ({ kind: "text", text, tone: "quiet" });

function nothingHurt({ queues }: Hurt, serviceLevel: string): Block[] {
  if (queues.length > 0 || serviceLevel === "—") return [];
  return [{ kind: "text", text: "Every queue met its target.", tone: "good" }];
}

/** The picture's bars as rows of text, each with its highest value. */
function pictureBlock({ chart, url, alt }: NonNullable<DrawnSummary["drawn"]>): Block {
  const [first = "", last = ""] = [chart.labels[0], chart.labels.at(-1)];
  const rows = [...chart.series, ...(chart.line ? [chart.line] : [])].map(({ name, values }) => {
    const most = Math.max(0, ...values.map((value) => value ?? 0));
    return `${first} ${drawBarRow(values)} ${last} ${name}, at most ${formatCount(most)}`;
  });
  return { kind: "image", url, alt, lines: [`${chart.title}:`, ...rows] };
}
