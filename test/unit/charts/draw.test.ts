import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Chart } from "../../../src/charts/chart.js";
import { chartSchema } from "../../../src/charts/chart-schema.js";
import { describeChart } from "../../../src/charts/describe-chart.js";
import { drawPng } from "../../../src/charts/draw-png.js";
import { drawSvg } from "../../../src/charts/draw-svg.js";
import { fonts, samples } from "./sample-charts.js";

const all = Object.values(samples);
const count = (svg: string, what: string) => svg.split(what).length - 1;
const plotted = (values: readonly (number | null)[], kind: "line" | "bar" | "stacked-bar" = "line"): Chart => ({
  kind,
  title: "T",
  unit: "count",
  labels: values.map((_, n) => String(n)),
  series: [{ name: "S", values }],
});

test.each(all)("a $kind is a PNG of 1280 × 720, and the same bytes each time", (chart) => {
  const png = drawPng(chart, fonts);
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1280, 720]);
  const hash = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
  expect(hash(drawPng(chart, fonts))).toBe(hash(png));
});

test("text is drawn with the fonts that are given and no others: without them there is none", () => {
  expect(drawPng(samples.bar, fonts).equals(drawPng(samples.bar, []))).toBe(false);
});

test.each(all)("a $kind carries its title, its unit and nothing that is not a number", (chart) => {
  const svg = drawSvg(chart);
  expect(svg).toContain(`>${chart.title}</text>`);
  expect(svg).not.toMatch(/NaN|Infinity|undefined/);
});

test.each(all)("a $kind comes back as it was from where it is kept", (chart) => {
  expect(chartSchema.parse(JSON.parse(JSON.stringify(chart)))).toEqual(chart);
});

test("a gap interrupts the line, and a value between two gaps is a dot", () => {
  const svg = drawSvg(plotted([1, 2, null, 3, null, 4, 5]));
  expect(count(svg, "<polyline")).toBe(2);
  expect(count(svg, "<circle")).toBe(5);
});

test("a bar of 0 is a stub, a gap has none", () => {
  const bars = (values: readonly (number | null)[]) => count(drawSvg(plotted(values, "bar")), "<rect");
  expect(bars([5, 0])).toBe(bars([5, 5]));
  expect(bars([5, null])).toBe(bars([5, 5]) - 1);
});

test("a chart without any value says that there are no data", () => {
  expect(drawSvg(plotted([null, null]))).toContain("No data in this period");
  expect(drawSvg(plotted([0, null]))).not.toContain("No data");
});

test("a line over bars is interrupted by a gap, named in the legend, and never higher than the axis", () => {
  const bars = plotted([5, 5, 5, 5], "stacked-bar");
  const over = (values: readonly (number | null)[]) =>
    drawSvg("series" in bars ? { ...bars, line: { name: "usual Friday", values } } : bars);
  // Each stretch of it is drawn twice, rim and line, and so is the one of the legend.
  expect(count(over([1, 2, 3, 4]), "<polyline")).toBe(4);
  expect(count(over([1, 2, null, 4]), "<polyline")).toBe(6);
  expect(over([1, 2, 3, 4])).toContain(">usual Friday</text>");
  expect(over([1, 2, 3, 4000])).toMatch(/>[45].000<\/text>/);
  expect(describeChart("series" in bars ? { ...bars, line: { name: "usual", values: [1, 2, 3, 9] } } : bars)).toContain(
    "usual: lowest 1 (0), highest 9 (3)",
  );
});

test("the target is a line of its own, named in the legend", () => {
  const svg = drawSvg(samples.line);
  expect(svg).toContain(">target 80");
  expect(count(svg, "stroke-dasharray")).toBe(2);
});

test("whatever a queue is called, the drawing is well-formed and shows the name as it is", () => {
  expect(drawSvg({ ...samples.bar, title: '<b>"A" & B</b>' })).toContain("&lt;b&gt;&quot;A&quot; &amp; B&lt;/b&gt;");
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (title) => {
      expect(() => drawPng({ ...samples.bar, title }, fonts)).not.toThrow();
    }),
    { numRuns: 15 },
  );
});

test("any values can be drawn, few or many, and stay within the picture", () => {
  const value = fc.option(fc.double({ min: 0, max: 1e7, noNaN: true }));
  const kind = fc.constantFrom("line" as const, "bar" as const, "stacked-bar" as const);
  const unit = fc.constantFrom("count" as const, "percent" as const, "duration" as const);
  fc.assert(
    fc.property(fc.array(fc.array(value, { maxLength: 200 }), { maxLength: 4 }), kind, unit, (lists, kind, unit) => {
      const labels = Array.from({ length: Math.max(0, ...lists.map((list) => list.length)) }, (_, n) => `label ${n}`);
      const series = lists.map((values, n) => ({ name: `series ${n}`, values }));
      const svg = drawSvg({ kind, title: "T", unit, labels, series });
      expect(svg).not.toMatch(/NaN|Infinity|undefined/);
      for (const [, y] of svg.matchAll(/ y\d?="(-?[\d.]+)"/g)) {
        expect(Number(y)).toBeGreaterThanOrEqual(0);
        expect(Number(y)).toBeLessThanOrEqual(360);
      }
    }),
    { numRuns: 40 },
  );
});

test("the picture is told in words to whoever cannot see it", () => {
  expect(describeChart(samples.bar)).toBe("Bar chart: Offered by hour. lowest 0 (b), highest 12 (a).");
  expect(describeChart(samples["heat-map"])).toContain("lowest 0 (Tue 09:00), highest 8 (Tue 10:00)");
  expect(describeChart(samples.timeline)).toBe("Timeline: Ana Ruiz. States: Available, Idle: lunch.");
});

test("a timeline shows what lies in it, with each state's time", () => {
  const svg = drawSvg(samples.timeline);
  expect(svg).toContain(">1:00</text>");
  expect(svg).toContain(">0:30</text>");
  expect(svg).toContain(">08:00</text>");
});
