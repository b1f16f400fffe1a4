import { type Axes, drawAxes } from "./axes.js";
import type { Chart } from "./chart.js";
import { drawFrame, drawOver, drawTarget } from "./frame.js";
import { splitAtGaps } from "./line-chart.js";
import { colourOf } from "./palette.js";
import { highestOf, isEmpty, keysOf } from "./plotted.js";
import { createScale, unitNames } from "./scale.js";
import { element } from "./svg/element.js";

type BarChart = Extract<Chart, { kind: "line" | "bar" | "stacked-bar" }>;

/** Of a label's room the share that is filled; the rest sets its bars apart from the next label's. */
const filled = 0.78;
/** A bar of 0 is a stub on the axis: there were data, and they were 0. A gap has nothing. */
const stub = 3;

/** Bars over the labels, those of several series side by side. */
export function drawBarChart(chart: BarChart): string {
  return draw(chart, highestOf(chart), (axes) => {
    const wide = (axes.band * filled) / Math.max(1, chart.series.length);
    return chart.series.flatMap(({ values }, index) =>
      values.map((value, at) => {
        const left = axes.x(at) - (axes.band * filled) / 2 + index * wide;
        return value === null ? "" : bar(axes, { left, wide, from: 0, to: value, index });
      }),
    );
  });
}

/** Bars over the labels, those of several series on top of each other, the first one at the bottom. */
export function drawStackedBarChart(chart: BarChart): string {
  const lineValues = (chart.line?.values ?? []).map((value) => value ?? 0);
  const stacks = chart.labels.map((_, at) => heightUpTo(chart, at));
  const highest = Math.max(0, chart.target?.value ?? 0, ...lineValues, ...stacks);
  return draw(chart, highest, (axes) => {
    const wide = axes.band * filled;
    return chart.labels.flatMap((_, at) =>
      chart.series.map(({ values }, index) => {
        const value = values[at] ?? null;
        const from = heightUpTo(chart, at, index);
        return value === null ? "" : bar(axes, { left: axes.x(at) - wide / 2, wide, from, to: from + value, index });
      }),
    );
  });
}

/** The stack below series `index`, or the whole of it. */
const heightUpTo = ({ series }: BarChart, at: number, index = series.length): number =>
  series.slice(0, index).reduce((sum, { values }) => sum + (values[at] ?? 0), 0);

function draw(chart: BarChart, highest: number, drawBars: (axes: Axes) => readonly string[]): string {
  const head = { title: chart.title, unit: unitNames[chart.unit], keys: keysOf(chart, "box") };
  return drawFrame(head, isEmpty(chart), (area) => {
    const axes = drawAxes(area, createScale(highest, chart.unit), chart.unit, chart.labels);
    const { left, right } = axes.plot;
    const target = chart.target && drawTarget({ x1: left, x2: right, y: axes.y(chart.target.value) });
    return axes.svg + drawBars(axes).join("") + drawLineOver(chart, axes) + (target ?? "");
  });
}

/** The line from bar to bar; where there is no value it is interrupted. */
function drawLineOver({ line }: BarChart, { x, y }: Axes): string {
  const points = (line?.values ?? []).map((value, at) => (value === null ? null : ([x(at), y(value)] as const)));
  return splitAtGaps(points).map(drawOver).join("");
}

interface Bar {
  readonly left: number;
  readonly wide: number;
  readonly from: number;
  readonly to: number;
  readonly index: number;
}

function bar({ y }: Axes, { left, wide, from, to, index }: Bar): string {
  const height = Math.max(y(from) - y(to), from === 0 && to === 0 ? stub : 0);
  const gap = Math.min(1.5, wide / 8);
  const box = { x: left + gap, y: y(from) - height, width: wide - 2 * gap, height };
  return height === 0 ? "" : element("rect", { ...box, rx: Math.min(3, wide / 4), fill: colourOf(index) });
}
