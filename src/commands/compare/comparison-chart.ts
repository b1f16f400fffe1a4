import { tz } from "@date-fns/tz";
import { format } from "date-fns";
import type { Chart } from "../../charts/chart.js";
import type { Channel } from "../../conversation/ask.js";
import { wallTime } from "../../conversation/wall-time.js";
import { metric } from "../../metrics/definitions.js";
import type { Urgency } from "../../wxcc/budget.js";
import { clockMinutes, type Interval } from "../../wxcc/statistics/intervals.js";
import { totalRows } from "../../wxcc/statistics/total-contacts.js";
import type { Services } from "../command.js";
import { stepName, usualStep } from "../trend/steps.js";
import { type Point, pointValue, trendPoints } from "../trend/trend-line.js";
import type { OrgComparison, Side } from "./sides.js";

const DAY_MS = 86_400_000;

/** How a comparison is drawn: narrowed like its figures, and asked for as they were. */
export interface ChartWanted {
  readonly channels: readonly Channel[];
  readonly urgency: Urgency;
}

/** Service level of both sides over the same intervals, first beside first: the second Monday under the first one. */
export async function comparisonChart(
  { org, sides, queues }: OrgComparison,
  { channels, urgency }: ChartWanted,
  { statistics }: Pick<Services, "statistics">,
): Promise<Chart> {
  const zone = sides[0].period.zone;
  const step = usualStep(Math.max(...sides.map(({ period }) => period.to - period.from)));
  const interval = { step, zone };
  const read = async ({ period, queueId, statistics: whole }: Side): Promise<readonly Point[]> => {
    const queueIds = queueId === undefined ? (queues ?? []).map(({ id }) => id) : [queueId];
    const answer = await statistics.queues(org, period, { queueIds, channels }, urgency, {
      interval,
      source: whole.source,
    });
    return trendPoints(totalRows(answer), { from: period.from, to: answer.asOf }, interval);
  };
  const lines = await Promise.all(sides.map(read));
  const [longest = []] = [...lines].sort((a, b) => b.length - a.length);
  const of = metric.serviceLevel;
  return {
    kind: "line",
    title: `${of.name} by ${stepName(step)}${queues ? `, ${queues.map(({ name }) => name).join(", ")}` : ""}`,
    unit: of.unit,
    labels: sharedLabels(lines, longest, interval),
    series: sides.map(({ name, sums }, n) => ({
      name,
      values: longest.map((_, at) => {
        const point = lines[n]?.[at];
        return point ? pointValue(of, point.sums, sums, org.settings) : null;
      }),
    })),
  };
}

/** Names that hold for both lines: the time of day, the weekday, or which one it is. */
function sharedLabels(
  lines: readonly (readonly Point[])[],
  longest: readonly Point[],
  { step, zone }: Interval,
): string[] {
  const starts = lines.flatMap(([first]) => (first ? [wallTime(first.from, zone)] : []));
  const alike = (lengthMs: number) => new Set(starts.map((wall) => wall % lengthMs)).size === 1;
  const name = (pattern: string) => longest.map(({ from }) => format(from, pattern, { in: tz(zone) }));
  const spanMs = (longest.at(-1)?.to ?? 0) - (longest[0]?.from ?? 0);
  if (clockMinutes(step) !== undefined && spanMs <= DAY_MS + 3_600_000 && alike(DAY_MS)) return name("HH:mm");
  if (clockMinutes(step) !== undefined && alike(7 * DAY_MS)) return name("EEE HH:mm");
  if (step === "day" && longest.length <= 7 && alike(7 * DAY_MS)) return name("EEE");
  return longest.map((_, at) => String(at + 1));
}
