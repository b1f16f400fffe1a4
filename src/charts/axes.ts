import type { ChartUnit } from "./chart.js";
import { type Area, textSize } from "./frame.js";
import { ink } from "./palette.js";
import { formatTick, type Scale } from "./scale.js";
import { element, textElement } from "./svg/element.js";
import { measureText } from "./svg/measure-text.js";

/** Axes that have been drawn, and how to place values in them. */
export interface Axes {
  readonly svg: string;
  readonly plot: Area;
  /** Room of one label along the axis. */
  readonly band: number;
  /** The middle of a label's room. */
  readonly x: (index: number) => number;
  readonly y: (value: number) => number;
}

const labelGap = 16;
const labelLine = 26;
/** Labels are left out in steps that people can count on: every third hour, not every fifth. */
const labelSteps = [1, 2, 3, 4, 6, 8, 12, 24, 48, 96];

/** Horizontal grid lines with their values, and the labels below as far as there is room for them. */
export function drawAxes(area: Area, scale: Scale, unit: ChartUnit, labels: readonly string[]): Axes {
  const ticks = scale.ticks.map((value) => ({ value, text: formatTick(value, unit) }));
  const left = area.left + Math.max(...ticks.map(({ text }) => measureText(text, textSize))) + 10;
  const plot = { left, top: area.top + 4, right: area.right, bottom: area.bottom - labelLine };
  const y = (value: number) => plot.bottom - (value / scale.max) * (plot.bottom - plot.top);
  const band = (plot.right - plot.left) / Math.max(1, labels.length);
  const x = (index: number) => plot.left + (index + 0.5) * band;
  const grid = ticks.map(({ value, text }) => {
    const line = { x1: plot.left, x2: plot.right, y1: y(value), y2: y(value) };
    return (
      element("line", { ...line, stroke: value === 0 ? ink.axis : ink.grid, "stroke-width": value === 0 ? 2 : 1.5 }) +
      label(text, plot.left - 10, y(value) + 7, "end")
    );
  });
  return { svg: grid.join("") + drawLabels(labels, band, x, area), plot, band, x, y };
}

/** Labels under their bands, thinned out until they stand apart; none leaves the picture. */
export function drawLabels(labels: readonly string[], band: number, x: (index: number) => number, area: Area): string {
  const widest = Math.max(0, ...labels.map((text) => measureText(text, textSize)));
  const least = (widest + labelGap) / band;
  const step = labelSteps.find((each) => each >= least) ?? Math.ceil(least);
  return labels
    .map((text, index) => {
      if (index % step !== 0) return "";
      const half = measureText(text, textSize) / 2;
      return label(text, Math.min(Math.max(x(index), area.left + half), area.right - half), area.bottom, "middle");
    })
    .join("");
}

const label = (text: string, x: number, y: number, anchor: "middle" | "end"): string =>
  textElement(text, { x, y, "font-size": textSize, "text-anchor": anchor, fill: ink.quiet });
