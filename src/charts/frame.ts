import { colourOf, dashOf, ink } from "./palette.js";
import { element, textElement } from "./svg/element.js";
import { measureText, shortenText } from "./svg/measure-text.js";

/** Drawn at this size and shown at half of it on a phone: no text is smaller than {@link textSize}. */
const width = 640;
const height = 360;
/** Of everything but the title. */
export const textSize = 19;
const titleSize = 24;
const margin = 20;
const legendLine = 28;

/** Where a chart may draw. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** An entry of the legend. */
export interface Key {
  readonly name: string;
  readonly mark: "line" | "box" | "target" | "over";
  /** Which colour and which dashes. */
  readonly index: number;
}

/** The panel with title, unit and legend, around what `draw` makes of the room that is left; says so when there is nothing to draw. */
export function drawFrame(
  head: { readonly title: string; readonly unit: string; readonly keys: readonly Key[] },
  isEmpty: boolean,
  draw: (area: Area) => string,
): string {
  const legend = drawLegend(head.unit, head.keys);
  const area = { left: margin, top: legend.bottom + 14, right: width - margin, bottom: height - margin };
  return element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      "font-family": "DejaVu Sans",
    },
    element("rect", {
      ...{ x: 1, y: 1, width: width - 2, height: height - 2, rx: 14 },
      ...{ fill: ink.panel, stroke: ink.border, "stroke-width": 2 },
    }),
    textElement(shortenText(head.title, titleSize, width - 2 * margin, true), {
      ...{ x: margin, y: 38, "font-size": titleSize, "font-weight": "bold", fill: ink.text },
    }),
    legend.svg,
    draw(area),
    isEmpty ? drawNoData(area) : "",
  );
}

const drawNoData = ({ left, top, right, bottom }: Area): string =>
  textElement("No data in this period", {
    ...{
      x: (left + right) / 2,
      y: (top + bottom) / 2,
      "font-size": titleSize,
      "text-anchor": "middle",
      fill: ink.quiet,
    },
  });

/** The unit, then every name with its mark, in as many lines as they need; a name has at most half a line. */
function drawLegend(unit: string, keys: readonly Key[]): { svg: string; bottom: number } {
  const parts: string[] = [];
  let x = margin;
  let y = 68;
  const put = (name: string, mark: (x: number, y: number) => string, markWidth: number, fill: string) => {
    const text = shortenText(name, textSize, width / 2 - markWidth - margin);
    const wide = markWidth + measureText(text, textSize);
    if (x > margin && x + wide > width - margin) {
      x = margin;
      y += legendLine;
    }
    parts.push(mark(x, y - 7), textElement(text, { x: x + markWidth, y, "font-size": textSize, fill }));
    x += wide + 22;
  };
  if (unit !== "") put(unit, () => "", 0, ink.quiet);
  for (const key of keys) put(key.name, (atX, atY) => drawMark(key, atX, atY), 44, ink.text);
  return { svg: parts.join(""), bottom: unit === "" && keys.length === 0 ? 46 : y };
}

function drawMark({ mark, index }: Key, x: number, y: number): string {
  if (mark === "box")
    return element("rect", { x: x + 12, y: y - 10, width: 20, height: 20, rx: 3, fill: colourOf(index) });
  if (mark === "target") return drawTarget({ x1: x, x2: x + 34, y });
  if (mark === "over")
    return drawOver([
      [x, y],
      [x + 34, y],
    ]);
  return element("line", {
    ...{ x1: x, y1: y, x2: x + 34, y2: y, stroke: colourOf(index) },
    ...{ "stroke-width": 5, "stroke-dasharray": dashOf(index) },
  });
}

/** The line that a target is drawn with, here and in the legend. */
export const drawTarget = ({ x1, x2, y }: { x1: number; x2: number; y: number }): string =>
  element("line", { x1, x2, y1: y, y2: y, stroke: ink.target, "stroke-width": 2.5, "stroke-dasharray": "7 5" });

/** A line over bars, here and in the legend: dark, with a rim of the panel's colour that sets it off from whatever it crosses. */
export function drawOver(points: readonly (readonly [x: number, y: number])[]): string {
  const line = {
    points: points.map((point) => point.map((place) => place.toFixed(1)).join(",")).join(" "),
    ...{ fill: "none", "stroke-linejoin": "round", "stroke-linecap": "round" },
  };
  return (
    element("polyline", { ...line, stroke: ink.panel, "stroke-width": 7 }) +
    element("polyline", { ...line, stroke: ink.text, "stroke-width": 3 })
  );
}
