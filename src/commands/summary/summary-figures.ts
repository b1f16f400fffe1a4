import type { Figure, Tone } from "../../cards/card.js";
import { compare, formatChange, isSmall } from "../../metrics/compare.js";
import { type MetricDefinition, metric } from "../../metrics/definitions.js";
import { formatCount, formatValue } from "../../metrics/format.js";
import type { Sums } from "../../metrics/sums.js";
import type { OrgSettings, Targets } from "../../store/records.js";
import { handlingMetric, waitMetric } from "../queue-stats/headline.js";
import { abandonmentTone, formatTarget, serviceLevelTone } from "../queue-stats/targets.js";

/** What the four figures are made from. */
interface FiguresData {
  readonly total: Sums;
  /** Undefined when there is nothing to compare with. */
  readonly usual: Sums | undefined;
  readonly settings: OrgSettings;
  readonly targets: Targets;
}

/** Service level, abandonment, wait and handling, each with its target and what it usually is. */
export function summaryFigures(data: FiguresData): Figure[] {
  const { total, targets, settings } = data;
  const judge = (of: MetricDefinition, tone: typeof serviceLevelTone, target: number) =>
    tone(of.compute(total, settings), target, of.sample(total, settings));
  return [
    figure(metric.serviceLevel, data, judge(metric.serviceLevel, serviceLevelTone, targets.serviceLevel), [
      `target ${formatTarget(targets.serviceLevel)}`,
    ]),
    figure(metric.abandonment, data, judge(metric.abandonment, abandonmentTone, targets.abandonment), [
      `target at most ${formatTarget(targets.abandonment)}`,
    ]),
    figure(waitMetric(total), data, "plain", []),
    figure(handlingMetric(total), data, "plain", []),
  ];
}

function figure(of: MetricDefinition, data: FiguresData, tone: Tone, notes: readonly string[]): Figure {
  const { total, usual, settings } = data;
  const value = of.compute(total, settings);
  const sample = of.sample(total, settings);
  const few = value !== null && isSmall(sample) ? [`n = ${formatCount(sample)}`] : [];
  return {
    label: of.name,
    value: formatValue(value, of.unit),
    tone,
    notes: [...notes, ...few],
    ...changeOf(of, total, usual, settings),
  };
}

/** "▼ 6.8 pts, usually 81.0 %" */
function changeOf(of: MetricDefinition, total: Sums, usual: Sums | undefined, settings: OrgSettings) {
  const before = usual && of.compute(usual, settings);
  if (!usual || before === null || before === undefined) return {};
  const usually = `usually ${formatValue(before, of.unit)}`;
  const change = compare(of, total, usual, settings);
  if (!change || change.direction === "level") return { change: { text: usually, tone: "quiet" as const } };
  const judged = change.verdict !== "neither" && !change.smallSample;
  return {
    change: { text: `${formatChange(change)}, ${usually}`, tone: judged ? change.verdict : ("quiet" as const) },
  };
}
