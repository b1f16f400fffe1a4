import type { Block, Figure } from "../../cards/card.js";
import { drawBarRow } from "../../charts/bar-row.js";
import { isSmall } from "../../metrics/compare.js";
import { type MetricDefinition, metric } from "../../metrics/definitions.js";
import { formatCount, formatValue } from "../../metrics/format.js";
import { abandonmentTone, formatTarget, serviceLevelTone, targetsOf } from "../queue-stats/targets.js";
import { findExtremes } from "./find-extremes.js";
import { axisLabels, nameInterval } from "./name-interval.js";
import { mostLines, type OrgTrend } from "./read-org-trend.js";
import { isHeatMap } from "./trend-chart.js";
import { pointValue, type TrendLine } from "./trend-line.js";

const DAY_MS = 86_400_000;
/** A bar row longer than this breaks over the line of a phone. */
const mostBars = 48;

/** A picture that has been put on the shelf. */
export interface Picture {
  readonly url: string;
  readonly alt: string;
}

/** One org's part of the card: the figure of the whole period, the picture, the intervals that stand out. */
export function trendSection(of: MetricDefinition, trend: OrgTrend, picture: Picture): readonly Block[] {
  const { org, lines, all, queues, current } = trend;
  const extremes = lines.flatMap((line) => extremesLine(of, trend, line));
  return [
    ...(current.rows.length === 0 || all.total.offered === 0
      ? [{ kind: "text" as const, text: "No contacts in this period.", strong: true }]
      : []),
    { kind: "figures", figures: lines.map((line) => wholePeriod(of, trend, line)) },
    ...(of.compute(all.total, org.settings) === null && all.total.offered > 0 ? [unknownNote(of, current.source)] : []),
    {
      kind: "image",
      ...picture,
      lines: isHeatMap(trend) ? [picture.alt] : lines.flatMap((line) => barRow(of, trend, line)),
    },
    ...extremes.map((text): Block => ({ kind: "text", text })),
    ...(queues && queues.length > mostLines
      ? [
          {
            kind: "text" as const,
            text: `Drawn as one total: more than ${mostLines} queues cannot be told apart.`,
            tone: "quiet" as const,
          },
        ]
      : []),
  ];
}

function wholePeriod(of: MetricDefinition, { org, lines }: OrgTrend, { name, queueId, total }: TrendLine): Figure {
  const { settings } = org;
  const value = of.compute(total, settings);
  const sample = of.sample(total, settings);
  const targets = targetsOf(settings, queueId);
  const judged =
    of === metric.serviceLevel
      ? {
          tone: serviceLevelTone(value, targets.serviceLevel, sample),
          note: `target ${formatTarget(targets.serviceLevel)}`,
        }
      : of === metric.abandonment
        ? {
            tone: abandonmentTone(value, targets.abandonment, sample),
            note: `target at most ${formatTarget(targets.abandonment)}`,
          }
        : { tone: "plain" as const, note: undefined };
  return {
    label: lines.length > 1 ? name : of.name,
    value: formatValue(value, of.unit),
    tone: judged.tone,
    notes: [
      ...(judged.note === undefined ? [] : [judged.note]),
      ...(value !== null && of.unit !== "count" && isSmall(sample) ? [`n = ${formatCount(sample)}`] : []),
    ],
  };
}

const unknownNote = (of: MetricDefinition, source: "search" | "rest"): Block => ({
  kind: "text",
  text:
    source === "rest"
      ? `${of.name} cannot be known from REST statistics, which answer for this org.`
      : `${of.name} has nothing to be divided by in this period.`,
  tone: "quiet",
});

/** "Billing: 00:00 ▁▂▅▇ 10:00, 0 s to 1:05" */
function barRow(
  of: MetricDefinition,
  { org, interval, lines }: OrgTrend,
  { name, points, total }: TrendLine,
): string[] {
  const values = points.map(({ sums }) => pointValue(of, sums, total, org.settings));
  const known = values.filter((value) => value !== null);
  if (known.length === 0 || values.length > mostBars) return [];
  const span = `${formatValue(Math.min(...known), of.unit)} to ${formatValue(Math.max(...known), of.unit)}`;
  const [first, last] = [axisLabels(points, interval)[0], axisLabels(points, interval).at(-1)];
  return [`${lines.length > 1 ? `${name}: ` : ""}${first} ${drawBarRow(values)} ${last}, ${span}`];
}

/** "Best Thu 09:00–10:00 with 92.1 %, worst 13:00–14:00 with 61.0 %." */
function extremesLine(of: MetricDefinition, { org, interval, lines }: OrgTrend, line: TrendLine): string[] {
  const { points } = line;
  const severalDays = (points.at(-1)?.to ?? 0) - (points[0]?.from ?? 0) > DAY_MS + 3_600_000;
  const parts = findExtremes(line, of, org.settings).map(
    ({ word, point, value }) =>
      `${word} ${nameInterval(point, interval, severalDays)} with ${formatValue(value, of.unit)}`,
  );
  if (parts.length === 0) return [];
  const text = parts.join(", ");
  return [lines.length > 1 ? `${line.name}: ${text}.` : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`];
}
