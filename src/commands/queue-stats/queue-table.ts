import type { Block, Cell, Column } from "../../cards/card.js";
import { totalOf } from "../../metrics/add-sums.js";
import { isSmall } from "../../metrics/compare.js";
import { metric } from "../../metrics/definitions.js";
import { formatCount, formatDuration, formatPercent } from "../../metrics/format.js";
import type { Sums } from "../../metrics/sums.js";
import type { OrgSettings } from "../../store/records.js";
import { waitMetric } from "./headline.js";
import type { QueueTotal } from "./rank-queues.js";
import { formatTarget, serviceLevelTone, targetsOf } from "./targets.js";

const columns: readonly Column[] = [
  { title: "Queue", align: "left", weight: 6 },
  { title: "SL", align: "right", weight: 3 },
  { title: "Missed", align: "right", weight: 2 },
  { title: "Answered", align: "right", weight: 2, detail: true },
  { title: "Wait", align: "right", weight: 2, detail: true },
  { title: "Longest", align: "right", weight: 2, detail: true },
];
const targetColumn: Column = { title: "Target", align: "right", weight: 2, detail: true };

/** The queues of a card and, as one row, all those it has no room for. Every queue's service level is held against its own target. */
export function queueTable(shown: readonly QueueTotal[], rest: readonly QueueTotal[], settings: OrgSettings): Block {
  const ownTargets = shown.some(({ queueId }) => settings.queueTargets[queueId]?.serviceLevel !== undefined);
  return {
    kind: "table",
    title: "Queues by contacts missed",
    columns: ownTargets ? [...columns, targetColumn] : columns,
    rows: shown.map((queue) => queueCells(queue, settings, ownTargets)),
    ...(rest.length > 0 && { rest: restCells(rest, settings) }),
  };
}

function queueCells({ queueId, queueName, sums }: QueueTotal, settings: OrgSettings, ownTargets: boolean): Cell[] {
  const target = targetsOf(settings, queueId).serviceLevel;
  const value = metric.serviceLevel.compute(sums, settings);
  const sample = metric.serviceLevel.sample(sums, settings);
  const [first, ...others] = figures(sums, settings);
  return [
    { text: queueName },
    { text: first ?? "", tone: serviceLevelTone(value, target, sample) },
    ...others.map((text) => ({ text })),
    ...(ownTargets ? [{ text: formatTarget(target) }] : []),
  ];
}

function restCells(rest: readonly QueueTotal[], settings: OrgSettings): Cell[] {
  const name = rest.length === 1 ? "… 1 more queue" : `… ${rest.length} more queues`;
  return [name, ...figures(totalOf(rest), settings)].map((text) => ({ text, tone: "quiet" }));
}

function figures(sums: Sums, settings: OrgSettings): string[] {
  const sl = metric.serviceLevel.compute(sums, settings);
  const sample = metric.serviceLevel.sample(sums, settings);
  return [
    formatPercent(sl) + (sl !== null && isSmall(sample) ? ` (n\u00a0=\u00a0${formatCount(sample)})` : ""),
    formatCount(sums.abandoned),
    formatCount(sums.answered),
    formatDuration(waitMetric(sums).compute(sums, settings)),
    formatDuration(metric.longestWait.compute(sums, settings)),
  ];
}
