import { drawLabels } from "./axes.js";
import type { Chart } from "./chart.js";
import { type Area, drawFrame, textSize } from "./frame.js";
import { ink, shadeOf } from "./palette.js";
import { formatTick, unitNames } from "./scale.js";
import { element, textElement } from "./svg/element.js";
import { measureText } from "./svg/measure-text.js";

type HeatMap = Extract<Chart, { kind: "heat-map" }>;

const labelLine = 26;
const keyShades = 5;

/** A grid whose darker cells hold the higher values, between the lowest and the highest there are; a gap is crossed out. */
export function drawHeatMap(chart: HeatMap): string {
  const known = chart.values.flat().filter((value) => value !== null);
  const range = { low: Math.min(...known), high: Math.max(...known) };
  const shareOf = (value: number) => (range.high === range.low ? 1 : (value - range.low) / (range.high - range.low));
  return drawFrame({ title: chart.title, unit: unitNames[chart.unit], keys: [] }, known.length === 0, (area) => {
    const left = area.left + Math.max(0, ...chart.rows.map((row) => measureText(row, textSize))) + 10;
    const plot = { left, top: area.top, right: area.right, bottom: area.bottom - labelLine };
    const wide = (plot.right - plot.left) / Math.max(1, chart.columns.length);
    const high = (plot.bottom - plot.top) / Math.max(1, chart.rows.length);
    const cells = chart.rows.flatMap((name, row) => [
      textElement(name, {
        ...{ x: left - 10, y: plot.top + (row + 0.5) * high + 7, "font-size": textSize },
        ...{ "text-anchor": "end", fill: ink.quiet },
      }),
      ...chart.columns.map((_, column) => {
        const box = { left: plot.left + column * wide, top: plot.top + row * high, wide, high };
        const value = chart.values[row]?.[column] ?? null;
        return value === null ? drawGap(box) : drawCell(box, shadeOf(shareOf(value)));
      }),
    ]);
    const labels = drawLabels(chart.columns, wide, (index) => plot.left + (index + 0.5) * wide, area);
    return (known.length > 0 ? drawKey(chart, range, area) : "") + cells.join("") + labels;
  });
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly wide: number;
  readonly high: number;
}

const drawCell = ({ left, top, wide, high }: Box, fill: string) =>
  element("rect", { x: left + 1, y: top + 1, width: wide - 2, height: high - 2, rx: 2, fill });

const drawGap = (box: Box) => {
  const [x, y] = [box.left + box.wide / 2, box.top + box.high / 2];
  return drawCell(box, ink.empty) + element("circle", { cx: x, cy: y, r: 1.8, fill: ink.axis });
};

/** Lowest and highest value beside their shades, in the line of the unit. */
function drawKey(chart: HeatMap, { low, high }: { low: number; high: number }, area: Area): string {
  const y = area.top - 14;
  const most = formatTick(high, chart.unit);
  const mostWide = measureText(most, textSize);
  const start = area.right - mostWide - 10 - keyShades * 24;
  const label = (text: string, x: number) =>
    textElement(text, { x, y, "font-size": textSize, "text-anchor": "end", fill: ink.text });
  const shades = Array.from({ length: keyShades }, (_, n) =>
    element("rect", { x: start + n * 24, y: y - 16, width: 24, height: 18, fill: shadeOf(n / (keyShades - 1)) }),
  );
  return label(formatTick(low, chart.unit), start - 10) + shades.join("") + label(most, area.right);
}
