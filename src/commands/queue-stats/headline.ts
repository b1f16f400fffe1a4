import type { Figure, Tone } from "../../cards/card.js";
import { type Change, compare, formatChange, isSmall } from "../../metrics/compare.js";
import { type MetricDefinition, metric } from "../../metrics/definitions.js";
import { formatCount, formatValue } from "../../metrics/format.js";
import type { Sums } from "../../metrics/sums.js";
import type { OrgSettings, Targets } from "../../store/records.js";
import type { RowChannel } from "../../wxcc/statistics/source.js";
import { abandonmentTone, formatTarget, serviceLevelTone } from "./targets.js";

/** What the four figures are made from. */
export interface HeadlineData {
  readonly total: Sums;
  /** The total a week before; undefined when there is nothing to compare with. */
  readonly before: Sums | undefined;
  /** "Fri 13 Nov": follows "▲ 2.1 pts vs". */
  readonly beforeName: string;
  readonly settings: OrgSettings;
  readonly targets: Targets;
  /** The total once more by channel: a mean over voice and e-mail together says little about either. */
  readonly channels: readonly ChannelTotal[];
  /** Seconds of the service-level threshold when one queue is shown. */
  readonly thresholdSeconds: number | undefined;
}

/** The total of one channel. */
export interface ChannelTotal {
  readonly channel: RowChannel;
  readonly sums: Sums;
}

/** Speed of answer where the source knows it, otherwise the average wait under its own name. */
export const waitMetric = (sums: Sums): MetricDefinition =>
  sums.waitAnsweredMs === null ? metric.averageWait : metric.asa;

/** Handle time where the source knows wrap-up and hold, otherwise talk time under its own name. */
export const handlingMetric = (sums: Sums): MetricDefinition =>
  sums.holdMs === null || sums.wrapUpMs === null ? metric.talkTime : metric.aht;

/** Service level, abandonment, wait and handling: with target, change and, when there were few contacts, their number. */
export function headline(data: HeadlineData): Figure[] {
  const { total, targets, thresholdSeconds, settings } = data;
  const within = thresholdSeconds === undefined ? "" : ` in ${thresholdSeconds}\u00a0s`;
  const sample = (of: MetricDefinition) => of.sample(total, settings);
  const value = (of: MetricDefinition) => of.compute(total, settings);
  return [
    figure(
      metric.serviceLevel,
      data,
      serviceLevelTone(value(metric.serviceLevel), targets.serviceLevel, sample(metric.serviceLevel)),
      [`target ${formatTarget(targets.serviceLevel)}${within}`],
    ),
    figure(
      metric.abandonment,
      data,
      abandonmentTone(value(metric.abandonment), targets.abandonment, sample(metric.abandonment)),
      [`target at most ${formatTarget(targets.abandonment)}`],
    ),
    figure(waitMetric(total), data, "plain", byChannel(waitMetric(total), data)),
    figure(handlingMetric(total), data, "plain", byChannel(handlingMetric(total), data)),
  ];
}

/** "voice 15 s · email 8:10", when there is more than one channel to tell apart. */
export function byChannel(
  of: MetricDefinition,
  { channels, settings }: Pick<HeadlineData, "channels" | "settings">,
): string[] {
  const known = channels.flatMap(({ channel, sums }) => {
    const value = of.compute(sums, settings);
    return value === null ? [] : [`${channel}\u00a0${formatValue(value, of.unit)}`];
  });
  return known.length > 1 ? [known.join(" · ")] : [];
}

function figure(of: MetricDefinition, data: HeadlineData, tone: Tone, notes: readonly string[]): Figure {
  const { total, before, settings } = data;
  const value = of.compute(total, settings);
  const sample = of.sample(total, settings);
  const change = before && compare(of, total, before, settings);
  return {
    label: of.name,
    value: formatValue(value, of.unit),
    tone,
    notes: [...notes, ...(value !== null && isSmall(sample) ? [`n = ${formatCount(sample)}`] : [])],
    ...(change && { change: changeNote(change, data.beforeName) }),
  };
}

function changeNote(change: Change, beforeName: string): { text: string; tone: Tone } {
  const text = `${formatChange(change)} vs ${beforeName}`;
  if (change.smallSample) return { text: `${text}, few contacts`, tone: "quiet" };
  return { text, tone: change.verdict === "neither" ? "quiet" : change.verdict };
}
