import type { Figure, Tone } from "../../cards/card.js";
import { compare, formatChange, isSmall } from "../../metrics/compare.js";
import { type MetricDefinition, metric } from "../../metrics/definitions.js";
import { formatCount, formatValue } from "../../metrics/format.js";
import type { Sums } from "../../metrics/sums.js";
import type { OrgSettings, Targets } from "../../store/records.js";
import { byChannel, type ChannelTotal, handlingMetric, waitMetric } from "../queue-stats/headline.js";
import { abandonmentTone, formatTarget, serviceLevelTone } from "../queue-stats/targets.js";

/** What the four figures are made from. */
interface FiguresData {
  readonly total: Sums;
  /** Undefined when there is nothing to compare with. */
  readonly usual: Sums | undefined;
  readonly settings: OrgSettings;
  readonly targets: Targets;
  /** The total once more by channel: a mean wait over voice and e-mail together says little about either. */
  readonly channels: readonly ChannelTotal[];
}

/** Less than this is the ordinary up and down, and neither good nor bad. */
const leastPoints = 1;
const leastPercent = 5;

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
    figure(waitMetric(total), data, "plain", byChannel(waitMetric(total), data)),
    figure(handlingMetric(total), data, "plain", []),
  ];
}

function figure(of: MetricDefinition, data: FiguresData, tone: Tone, notes: readonly string[]): Figure {
  const { total, usual, settings } = data;
  const value = of.compute(total, settings);
  const sample = of.sample(total, settings);
  const few = value !== null && isSmall(sample) ? [`n = ${formatCount(sample)}`] : [];
  return {
    label: shortName(of),
    value: formatValue(value, of.unit),
    tone,
    notes: [...notes, ...few],
    ...changeOf(of, total, usual, settings),
  };
}

/** "Speed of answer": half of a phone's width has no room for more, and values of one line stand at one height. */
function shortName({ name }: MetricDefinition): string {
  const short = name.replace(/^Average /, "");
  return short.charAt(0).toUpperCase() + short.slice(1);
}

/** "▼ 6.8 pts, usual 81.0 %" */
function changeOf(of: MetricDefinition, total: Sums, usual: Sums | undefined, settings: OrgSettings) {
  const before = usual && of.compute(usual, settings);
  if (!usual || before === null || before === undefined) return {};
  const beforeText = `usual ${formatValue(before, of.unit)}`;
  const change = compare(of, total, usual, settings);
  if (!change || change.direction === "level") return { change: { text: beforeText, tone: "quiet" as const } };
  const least = change.kind === "points" ? leastPoints : leastPercent;
  const judged = change.verdict !== "neither" && !change.smallSample && Math.abs(change.amount) >= least;
  return {
    change: { text: `${formatChange(change)}, ${beforeText}`, tone: judged ? change.verdict : ("quiet" as const) },
  };
}
