import { tz } from "@date-fns/tz";
import { format, startOfHour } from "date-fns";
import type { Chart } from "./chart.js";
import { type Area, drawFrame, textSize } from "./frame.js";
import { colourOf, ink } from "./palette.js";
import { element, textElement } from "./svg/element.js";
import { measureText, shortenText } from "./svg/measure-text.js";

type Timeline = Extract<Chart, { kind: "timeline" }>;

const HOUR_MS = 3_600_000;
const labelLine = 26;
const laneLabelWidth = 170;
const tickSteps = [0.25, 0.5, 1, 2, 3, 4, 6, 12, 24].map((hours) => hours * HOUR_MS);
const tickWidth = measureText("00:00", textSize) + 16;

/** A lane per state, in the order in which they first occur: a name can be read where a colour would have to be remembered. */
export function drawTimeline(chart: Timeline): string {
  const states = [...new Set(chart.segments.map(({ state }) => state))];
  const totals = states.map((state) => formatHours(lengthIn(chart, state)));
  return drawFrame({ title: chart.title, unit: "hours:minutes", keys: [] }, states.length === 0, (area) => {
    const right = area.right - Math.max(0, ...totals.map((text) => measureText(text, textSize))) - 10;
    const plot = { left: area.left + laneLabelWidth, top: area.top, right, bottom: area.bottom - labelLine };
    const lane = (plot.bottom - plot.top) / Math.max(1, states.length);
    const x = (at: number) => plot.left + ((at - chart.from) / (chart.to - chart.from)) * (plot.right - plot.left);
    const lanes = states.map((state, index) => {
      const middle = plot.top + (index + 0.5) * lane;
      const high = Math.min(lane - 6, 34);
      const bars = chart.segments
        .filter((segment) => segment.state === state && segment.to > chart.from && segment.from < chart.to)
        .map((segment) => {
          const [from, to] = [x(Math.max(segment.from, chart.from)), x(Math.min(segment.to, chart.to))];
          // A moment must be seen, too.
          const box = { x: from, y: middle - high / 2, width: Math.max(to - from, 1.5), height: high };
          return element("rect", { ...box, fill: colourOf(index) });
        });
      return [
        laneText(shortenText(state, textSize, laneLabelWidth - 12), area.left, middle, "start", ink.text),
        laneText(totals[index] ?? "", area.right, middle, "end", ink.quiet),
        ...bars,
      ].join("");
    });
    return drawHours(chart, plot, x, area.bottom) + lanes.join("");
  });
}

const laneText = (text: string, x: number, middle: number, anchor: "start" | "end", fill: string) =>
  textElement(text, { x, y: middle + 7, "font-size": textSize, "text-anchor": anchor, fill });

const lengthIn = ({ segments, from, to }: Timeline, state: string): number =>
  segments
    .filter((segment) => segment.state === state)
    .reduce((sum, segment) => sum + Math.max(0, Math.min(segment.to, to) - Math.max(segment.from, from)), 0);

/** "3:07" hours and minutes. */
function formatHours(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}

/** Lines at round local times, as many as have room. */
function drawHours({ from, to, zone }: Timeline, plot: Area, x: (at: number) => number, y: number): string {
  const most = Math.max(1, Math.floor((plot.right - plot.left) / tickWidth));
  const step = tickSteps.find((each) => (to - from) / each <= most) ?? 24 * HOUR_MS;
  const first = +startOfHour(from, { in: tz(zone) });
  const lines: string[] = [];
  for (let at = first; at <= to; at += step) {
    if (at < from) continue;
    const place = Math.min(Math.max(x(at), plot.left), plot.right);
    lines.push(
      element("line", { x1: place, x2: place, y1: plot.top, y2: plot.bottom, stroke: ink.grid, "stroke-width": 1.5 }),
      textElement(format(at, "HH:mm", { in: tz(zone) }), {
        ...{ x: place, y, "font-size": textSize, "text-anchor": "middle", fill: ink.quiet },
      }),
    );
  }
  return lines.join("");
}
