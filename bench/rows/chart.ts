import { drawPng } from "../../src/charts/draw-png.js";
import { fontFiles } from "../../src/web/charts/font-files.js";
import { medianMs } from "../measure.js";
import { atMost, type Figure, type Row } from "../row.js";
import { sampleCharts } from "../sample-charts.js";

const RUNS = 40;
const MOST_MS = 60;

/** From a chart's figures to its picture, for the fullest one of each kind. */
export const chart: Row = {
  name: "chart",
  run: async () => {
    const figures: Figure[] = [];
    for (const makeChart of sampleCharts) {
      const ms = await medianMs(RUNS, (run) => drawPng(makeChart(run), fontFiles), 5);
      figures.push(atMost(`chart, ${makeChart(0).kind}: figures to PNG`, ms, MOST_MS, "ms"));
    }
    return figures;
  },
};
