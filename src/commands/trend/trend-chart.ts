import type { Chart } from "../../charts/chart.js";
import { type MetricDefinition, metric } from "../../metrics/definitions.js";
import { formatTarget, targetsOf } from "../queue-stats/targets.js";
import { foldByHour } from "./fold-by-hour.js";
import { axisLabels } from "./name-interval.js";
import type { OrgTrend } from "./read-org-trend.js";
import { stepName } from "./steps.js";
import { pointValue } from "./trend-line.js";

const DAY_MS = 86_400_000;
/** Hours of more days than this are a pattern of the week and no line any more. */
const mostDaysOfHours = 3;

/** Whether a trend is drawn as hours by weekdays. */
export const isHeatMap = ({ interval, all }: Pick<OrgTrend, "interval" | "all">): boolean =>
  interval.step === "hour" && all.points.length > (mostDaysOfHours * DAY_MS) / 3_600_000 + 1;

/** Counts are bars (of several queues stacked, because they add up), everything else is lines with its target; many hours are a heat map. */
export function trendChart(of: MetricDefinition, trend: OrgTrend): Chart {
  const { org, interval, lines, all } = trend;
  if (isHeatMap(trend)) return heatMap(of, trend);
  return {
    kind: of.unit !== "count" ? "line" : lines.length > 1 ? "stacked-bar" : "bar",
    title: `${of.name} by ${stepName(interval.step)}`,
    unit: of.unit,
    labels: axisLabels(all.points, interval),
    series: lines.map(({ name, points, total }) => ({
      name,
      values: points.map(({ sums }) => pointValue(of, sums, total, org.settings)),
    })),
    ...targetLine(of, trend),
  };
}

/** A line for the target when all that is drawn shares one. */
function targetLine(of: MetricDefinition, { org, lines }: OrgTrend) {
  const name = of === metric.serviceLevel ? "serviceLevel" : of === metric.abandonment ? "abandonment" : undefined;
  if (!name) return {};
  const [first, ...others] = lines.map(({ queueId }) => targetsOf(org.settings, queueId)[name]);
  if (first === undefined || others.some((other) => other !== first)) return {};
  return { target: { name: `target ${name === "abandonment" ? "≤ " : ""}${formatTarget(first)}`, value: first } };
}

function heatMap(of: MetricDefinition, { org, interval, all }: OrgTrend): Chart {
  const { hours, weekdays, cells } = foldByHour(all.points, interval.zone);
  return {
    kind: "heat-map",
    title: of.unit === "count" ? `${of.name}: mean per hour` : `${of.name} by weekday and hour`,
    unit: of.unit,
    columns: hours.map((hour) => `${String(hour).padStart(2, "0")}:00`),
    rows: weekdays.map(({ name }) => name),
    values: cells.map((row) =>
      row.map(({ sums, times }) => {
        if (times === 0) return null;
        const value = pointValue(of, sums, all.total, org.settings);
        // A contact count depends on how many Mondays there were; per hour it does not.
        return value === null || of.unit !== "count" ? value : value / times;
      }),
    ),
  };
}
