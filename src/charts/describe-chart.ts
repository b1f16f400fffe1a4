import { formatValue } from "../metrics/format.js";
import type { Chart, ChartUnit } from "./chart.js";

const mostStates = 8;

/** What the picture says to whoever cannot see it: title, and of each series its lowest and highest value with their places. */
export function describeChart(chart: Chart): string {
  if (chart.kind === "timeline") {
    const states = [...new Set(chart.segments.map(({ state }) => state))];
    const more = states.length > mostStates ? " …" : "";
    return `Timeline: ${chart.title}. States: ${states.slice(0, mostStates).join(", ") || "none"}${more}.`;
  }
  if (chart.kind === "heat-map") {
    const places = chart.rows.flatMap((row) => chart.columns.map((column) => `${row} ${column}`));
    return `Heat map: ${chart.title}. ${describeValues(chart.values.flat(), places, chart.unit)}.`;
  }
  const all = [...chart.series, ...(chart.line ? [chart.line] : [])];
  const several = all.length > 1;
  const series = all.map(({ name, values }) => {
    const text = describeValues(values, chart.labels, chart.unit);
    return several ? `${name}: ${text}` : text;
  });
  return `${kindNames[chart.kind]}: ${chart.title}. ${series.join("; ")}.`;
}

const kindNames = { line: "Line chart", bar: "Bar chart", "stacked-bar": "Stacked bar chart" } as const;

function describeValues(values: readonly (number | null)[], places: readonly string[], unit: ChartUnit): string {
  const known = values.flatMap((value, at) => (value === null ? [] : [{ value, place: places[at] ?? "" }]));
  const [first, ...others] = known;
  if (!first) return "no data";
  const low = others.reduce((least, each) => (each.value < least.value ? each : least), first);
  const high = others.reduce((most, each) => (each.value > most.value ? each : most), first);
  const say = ({ value, place }: typeof first) => `${formatValue(value, unit)} (${place})`;
  return low.value === high.value
    ? `always ${formatValue(low.value, unit)}`
    : `lowest ${say(low)}, highest ${say(high)}`;
}
