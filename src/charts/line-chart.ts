import { type Axes, drawAxes } from "./axes.js";
import type { Chart, Series } from "./chart.js";
import { drawFrame, drawTarget } from "./frame.js";
import { colourOf, dashOf, ink } from "./palette.js";
import { highestOf, isEmpty, keysOf } from "./plotted.js";
import { createScale, unitNames } from "./scale.js";
import { element } from "./svg/element.js";

/** More points than this need no marker each. */
const mostMarkers = 32;

/** Lines over the labels. Where a value is missing the line is interrupted; a value between two gaps is a dot. */
export function drawLineChart(chart: Extract<Chart, { kind: "line" | "bar" | "stacked-bar" }>): string {
  const scale = createScale(highestOf(chart), chart.unit);
  const head = { title: chart.title, unit: unitNames[chart.unit], keys: keysOf(chart, "line") };
  return drawFrame(head, isEmpty(chart), (area) => {
    const axes = drawAxes(area, scale, chart.unit, chart.labels);
    const { plot } = axes;
    const target = chart.target && drawTarget({ x1: plot.left, x2: plot.right, y: axes.y(chart.target.value) });
    return axes.svg + (target ?? "") + chart.series.map((series, index) => drawSeries(series, index, axes)).join("");
  });
}

function drawSeries({ values }: Series, index: number, { x, y }: Axes): string {
  const points = values.map((value, at) => (value === null ? null : { x: x(at), y: y(value) }));
  const runs = splitAtGaps(points);
  const lines = runs
    .filter((run) => run.length > 1)
    .map((run) =>
      element("polyline", {
        points: run.map((point) => `${point.x.toFixed(1)},${point.y.toFixed(1)}`).join(" "),
        ...{ fill: "none", stroke: colourOf(index), "stroke-width": 4.5, "stroke-dasharray": dashOf(index) },
        ...{ "stroke-linejoin": "round", "stroke-linecap": dashOf(index) === undefined ? "round" : "butt" },
      }),
    );
  const marked = values.length <= mostMarkers ? runs.flat() : runs.filter((run) => run.length === 1).flat();
  const markers = marked.map((point) =>
    element("circle", {
      cx: point.x,
      cy: point.y,
      r: 5.5,
      fill: colourOf(index),
      stroke: ink.panel,
      "stroke-width": 2,
    }),
  );
  return lines.join("") + markers.join("");
}

/** The stretches of values between gaps. */
export function splitAtGaps<T>(points: readonly (T | null)[]): T[][] {
  const runs: T[][] = [];
  let open: T[] | undefined;
  for (const point of points) {
    if (point === null) open = undefined;
    else if (open) open.push(point);
    else {
      open = [point];
      runs.push(open);
    }
  }
  return runs;
}
