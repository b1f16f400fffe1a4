import { tz } from "@date-fns/tz";
import { format } from "date-fns";
import type { Block, Cell, Column } from "../../cards/card.js";
import { isSmall } from "../../metrics/compare.js";
import { metric } from "../../metrics/definitions.js";
import { formatCount, formatPercent } from "../../metrics/format.js";
import type { Sums } from "../../metrics/sums.js";
import type { OrgSettings } from "../../store/records.js";
import { intervalEnd } from "../../wxcc/statistics/intervals.js";
import { serviceLevelTone, targetsOf } from "../queue-stats/targets.js";
import { findReasons } from "./find-reasons.js";
import { type HurtPlace, type HurtQueue, rankPlaces, rankQueues } from "./rank-hurt.js";
import type { OrgSummary } from "./read-org-summary.js";
import { atPlace, byQueue, type Field } from "./usual.js";

const mostQueues = 3;
const mostPlaces = 2;
/** Fewer times before are no usual. */
const leastTimes = 3;

const columns = (name: string): readonly Column[] => [
  { title: name, align: "left", weight: 6 },
  { title: "SL", align: "right", weight: 3 },
  { title: "Beyond", align: "right", weight: 2 },
  { title: "Most at", align: "right", weight: 2, detail: true },
  { title: "Why:", align: "left", weight: 2, detail: true },
];

/** What was hurt: the queues, and the hours or days, with the reasons that the figures carry. */
export interface Hurt {
  readonly queues: readonly HurtQueue[];
  readonly blocks: readonly Block[];
}

/** The three queues and the two hours (of a week or month: days) that missed most beyond target; no blocks when none did. */
export function hurtTables(summary: OrgSummary, askQueue: (queueName: string) => string): Hurt {
  const { org, rows, field, span } = summary;
  const { settings } = org;
  const queues = rankQueues(rows, settings).slice(0, mostQueues);
  const places = rankPlaces(rows, settings).slice(0, mostPlaces);
  const fields = field && byQueue(field);
  const queueRow = ({ queueId, queueName, sums, beyond }: HurtQueue): Cell[] => [
    { text: queueName, ask: askQueue(queueName) },
    serviceLevelCell(sums, settings, targetsOf(settings, queueId).serviceLevel),
    { text: formatCount(beyond) },
    { text: "" },
    { text: why(fields?.get(queueId), sums, field) },
  ];
  const placeRow = ({ from, sums, beyond, most }: HurtPlace): Cell[] => [
    { text: placeName(from, summary) },
    serviceLevelCell(sums, settings, settings.targets.serviceLevel),
    { text: formatCount(beyond) },
    { text: most ? `${most.queueName} (${formatCount(most.beyond)})` : "" },
    { text: why(field && atPlace(field, { from }), sums, field) },
  ];
  const word = span.interval.step === "hour" ? "hour" : "day";
  const queueRows = queues.map(queueRow);
  const placeRows = places.map(placeRow);
  const rowsShown = [...queueRows, ...placeRows];
  const blocks: Block[] = [
    ...tableOf("queue", queueRows),
    ...tableOf(word, placeRows),
    ...(rowsShown.length > 0
      ? [{ kind: "text" as const, text: noteOn(rowsShown, field), tone: "quiet" as const }]
      : []),
  ];
  return { queues, blocks };
}

/** "The 3 queues that hurt most"; nothing without rows. */
function tableOf(word: "queue" | "hour" | "day", rows: readonly (readonly Cell[])[]): Block[] {
  if (rows.length === 0) return [];
  const title = rows.length === 1 ? `The ${word} that hurt most` : `The ${rows.length} ${word}s that hurt most`;
  return [{ kind: "table", title, columns: columns(word.charAt(0).toUpperCase() + word.slice(1)), rows }];
}

/** What was counted, and once for all rows what an absent reason means. */
function noteOn(rows: readonly (readonly Cell[])[], field: Field | undefined): string {
  const counted = "Beyond: contacts late or lost beyond what each queue's target allows; the most come first.";
  if (!isEnough(field)) return `${counted} There is too little to compare with for a reason.`;
  const unexplained = rows.filter((row) => row.at(-1)?.text === "").length;
  if (unexplained === 0) return counted;
  if (unexplained === rows.length) return `${counted} There is no clear reason in the figures.`;
  return `${counted} Where no reason stands, there is no clear one in the figures.`;
}

const isEnough = (field: Field | undefined): boolean => field !== undefined && field.before.length >= leastTimes;

function serviceLevelCell(sums: Sums, settings: OrgSettings, target: number): Cell {
  const value = metric.serviceLevel.compute(sums, settings);
  const sample = metric.serviceLevel.sample(sums, settings);
  const few = value !== null && isSmall(sample) ? ` (n\u00a0=\u00a0${formatCount(sample)})` : "";
  return { text: formatPercent(value) + few, tone: serviceLevelTone(value, target, sample) };
}

/** Reasons in words, empty when there are none or nothing is known; where none could be found, why not. */
function why(part: Field | undefined, sums: Sums, whole: Field | undefined): string {
  if (!isEnough(whole)) return "";
  if (isSmall(sums.offered)) return "too few contacts to tell";
  if (!part) return "not over yet";
  return findReasons(part, whole)
    .map(({ text }) => text)
    .join("; ");
}

/** "10:00–11:00", "Fri 20 Nov" */
function placeName(from: number, { span: { interval } }: OrgSummary): string {
  const at = (instant: number, pattern: string) => format(instant, pattern, { in: tz(interval.zone) });
  if (interval.step !== "hour") return at(from, "EEE d MMM");
  return `${at(from, "HH:mm")}–${at(intervalEnd(from, interval), "HH:mm")}`;
}
