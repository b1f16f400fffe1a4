import { drawBarChart, drawStackedBarChart } from "./bar-chart.js";
import type { Chart } from "./chart.js";
import { drawHeatMap } from "./heat-map.js";
import { drawLineChart } from "./line-chart.js";
import { drawTimeline } from "./timeline.js";

/** A chart as an SVG document of 640 × 360. The same chart is the same text. */
export function drawSvg(chart: Chart): string {
  switch (chart.kind) {
    case "line":
      return drawLineChart(chart);
    case "bar":
      return drawBarChart(chart);
    case "stacked-bar":
      return drawStackedBarChart(chart);
    case "heat-map":
      return drawHeatMap(chart);
    case "timeline":
      return drawTimeline(chart);
  }
}
