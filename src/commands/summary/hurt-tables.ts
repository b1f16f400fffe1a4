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
import { findReasons, type Reason } from "./find-reasons.js";
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
  readonly places: readonly HurtPlace[];
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
    { text: why(fields?.get(queueId), sums) },
  ];
  const placeRow = ({ from, sums, beyond, most }: HurtPlace): Cell[] => [
    { text: placeName(from, summary) },
    serviceLevelCell(sums, settings, settings.targets.serviceLevel),
    { text: formatCount(beyond) },
    { text: most ? `${most.queueName} (${formatCount(most.beyond)})` : "" },
    { text: why(field && atPlace(field, { from }), sums, field) },
  ];
  const word = span.interval.step === "hour" ? "hour" : "day";
  const blocks: Block[] = [
    ...(queues.length > 0
      ? [
          {
            kind: "table" as const,
            title: queues.length === 1 ? "The queue that hurt most" : `The ${queues.length} queues that hurt most`,
            columns: columns("Queue"),
            rows: queues.map(queueRow),
          },
        ]
      : []),
    ...(places.length > 0
      ? [
          {
            kind: "table" as const,
            title: places.length === 1 ? `The ${word} that hurt most` : `The ${places.length} ${word}s that hurt most`,
            columns: columns(word === "hour" ? "Hour" : "Day"),
            rows: places.map(placeRow),
          },
        ]
      : []),
    ...(queues.length + places.length > 0 ? [quiet(`${beyondNote} ${unexplainedNote}`)] : []),
  ];
  return { queues, places, blocks };
}

function serviceLevelCell(sums: Sums, settings: OrgSettings, target: number): Cell {
  const value = metric.serviceLevel.compute(sums, settings);
  const sample = metric.serviceLevel.sample(sums, settings);
  const few = value !== null && isSmall(sample) ? ` (n\u00a0=\u00a0${formatCount(sample)})` : "";
  return { text: formatPercent(value) + few, tone: serviceLevelTone(value, target, sample) };
}

const beyondNote = "Beyond: contacts late or lost beyond what each queue's target allows; the most come first.";
const unexplainedNote = "Where no reason stands, there is no clear reason in the figures.";
const quiet = (text: string): Block => ({ kind: "text", text, tone: "quiet" });

/** Reasons in words, empty when there are none; where none could be found, why not. */
function why(field: Field | undefined, sums: Sums, whole?: Field): string {
  if (isSmall(sums.offered)) return "too few contacts to tell";
  if (!field || field.before.length < leastTimes) return "too little to compare with";
  const reasons: readonly Reason[] = findReasons(field, whole);
  return reasons.map(({ text }) => text).join("; ");
}

/** "10:00–11:00", "Fri 20 Nov" */
function placeName(from: number, { span: { interval } }: OrgSummary): string {
  const at = (instant: number, pattern: string) => format(instant, pattern, { in: tz(interval.zone) });
  if (interval.step !== "hour") return at(from, "EEE d MMM");
  return `${at(from, "HH:mm")}–${at(intervalEnd(from, interval), "HH:mm")}`;
}
