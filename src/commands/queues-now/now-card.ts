import { tz } from "@date-fns/tz";
import { format } from "date-fns";
import type { Block, Card, Cell } from "../../cards/card.js";
import { askText } from "../../conversation/format-ask.js";
import { metric } from "../../metrics/definitions.js";
import { formatCount, formatDuration } from "../../metrics/format.js";
import type { WaitingRow } from "../../wxcc/statistics/source.js";
import type { Ask } from "../command.js";
import type { OrgAnswers } from "../queue-stats/ask-each-org.js";
import { failedOrgBlocks, howManyAnswered } from "../queue-stats/failed-orgs.js";
import { filtersLine } from "../queue-stats/filters-line.js";
import { estimateText, outlookBlocks } from "./outlook-blocks.js";
import type { Outlook } from "./read-outlook.js";
import type { OrgWaiting } from "./read-waiting.js";

/** Who waits in an org, and what stands beside it. */
export interface OrgNow extends OrgWaiting {
  readonly outlook: Outlook;
}

const mostQueues = 15;

/** The card of `queues now`: seconds matter here, so the moment of the data is printed with them. */
export function nowCard(ask: Pick<Ask, "text" | "sentence" | "zone">, answers: OrgAnswers<OrgNow>): Card {
  const { filters } = ask.sentence;
  const alone = answers.answered.length + answers.failed.length === 1;
  const moment = ({ asOf }: OrgWaiting) => `at ${format(asOf, "HH:mm:ss", { in: tz(ask.zone) })} (${ask.zone})`;
  const [first] = answers.answered;
  return {
    title: "Queues now",
    summary: answers.answered.map((waiting) => summaryOf(waiting, alone)).join(", ") || "no org answered",
    subtitle: [
      alone && first ? `${first.org.name} · ${moment(first)}` : howManyAnswered(answers),
      filtersLine(filters),
    ].filter((line) => line !== undefined),
    blocks: [
      ...answers.answered.flatMap((waiting): Block[] => [
        ...(alone
          ? []
          : [{ kind: "text" as const, text: `${waiting.org.name} · ${moment(waiting)}`, heading: true as const }]),
        ...waitingBlocks(waiting),
        ...outlookBlocks(waiting, waiting.outlook),
      ]),
      ...failedOrgBlocks(answers),
    ],
    actions: [
      { kind: "ask", label: "Refresh", ask: ask.text, primary: true },
      { kind: "ask", label: "Agents now", ask: askText("agents now", { filters: { org: filters.org } }) },
      { kind: "ask", label: "Queue stats today", ask: askText("queue stats", { period: "today", filters }) },
    ],
    footer: [
      metric.waitingNow.caveat,
      metric.longestWaitNow.caveat,
      "The estimated wait is Contact Center's own, from calls answered in the last half hour.",
    ],
  };
}

function summaryOf({ org, asOf, rows }: OrgWaiting, alone: boolean): string {
  const { waiting, longestMs } = inOne(rows, asOf);
  const figures =
    waiting === 0 ? "nobody is waiting" : `${formatCount(waiting)} waiting, longest ${formatDuration(longestMs)}`;
  return alone ? figures : `${org.name}: ${figures}`;
}

function waitingBlocks({ asOf, rows, outlook }: OrgNow): Block[] {
  const { waiting, longestMs } = inOne(rows, asOf);
  const shown = rows.slice(0, mostQueues);
  const rest = rows.slice(mostQueues);
  return [
    {
      kind: "figures",
      figures: [
        { label: metric.waitingNow.name, value: formatCount(waiting), tone: "plain", notes: [] },
        { label: metric.longestWaitNow.name, value: formatDuration(longestMs), tone: "plain", notes: [] },
      ],
    },
    rows.length === 0
      ? { kind: "text", text: "Nobody is waiting.", tone: "good", strong: true }
      : {
          kind: "table",
          title: "Queues by contacts waiting",
          columns: [
            { title: "Queue", align: "left", weight: 6 },
            { title: "Waiting", align: "right", weight: 3 },
            { title: "Longest", align: "right", weight: 3 },
            { title: "Estimated wait", align: "right", weight: 3, detail: true },
          ],
          rows: shown.map((row) => [
            ...cells(row.queueName, [row], asOf),
            { text: estimateText(outlook, row.queueId) },
          ]),
          ...(rest.length > 0 && { rest: [...cells(`… ${rest.length} more queues`, rest, asOf), { text: "" }] }),
        },
  ];
}

function cells(name: string, rows: readonly WaitingRow[], asOf: number): Cell[] {
  const { waiting, longestMs } = inOne(rows, asOf);
  return [{ text: name }, { text: formatCount(waiting) }, { text: formatDuration(longestMs) }];
}

/** All rows together; no longest wait when nobody waits. */
function inOne(rows: readonly WaitingRow[], asOf: number): { waiting: number; longestMs: number | null } {
  const waiting = rows.reduce((sum, row) => sum + row.waiting, 0);
  if (waiting === 0) return { waiting, longestMs: null };
  // A contact created while the answer was on its way has not waited a negative time.
  return { waiting, longestMs: Math.max(0, ...rows.map((row) => asOf - row.oldestCreatedAt)) };
}
