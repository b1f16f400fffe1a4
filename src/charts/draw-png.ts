import { Resvg } from "@resvg/resvg-js";
import type { Chart } from "./chart.js";
import { drawSvg } from "./draw-svg.js";

/** Two pixels for each of the drawing: sharp on a phone. */
const zoom = 2;

/** A chart as a PNG of 1280 × 720. Only `fontFiles` are used and no font of the machine, so that every machine draws the same bytes. */
export function drawPng(chart: Chart, fontFiles: readonly string[]): Buffer {
  const options = {
    fitTo: { mode: "zoom" as const, value: zoom },
    font: { loadSystemFonts: false, fontFiles: [...fontFiles], defaultFontFamily: "DejaVu Sans" },
  };
  return new Resvg(drawSvg(chart), options).render().asPng();
}
