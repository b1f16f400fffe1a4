import type { Chart } from "../../../src/charts/chart.js";

export const fonts = ["DejaVuSans.ttf", "DejaVuSans-Bold.ttf"].map(
  (name) => new URL(`../../../assets/fonts/${name}`, import.meta.url).pathname,
);

const hours = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, "0")}:00`);

/** One of each kind, with gaps and zeros. */
export const samples: Readonly<Record<Chart["kind"], Chart>> = {
  line: {
    kind: "line",
    title: "Service level by hour",
    unit: "percent",
    labels: hours,
    series: [{ name: "All", values: hours.map((_, hour) => (hour < 6 ? null : hour / 24)) }],
    target: { name: "target 80 %", value: 0.8 },
  },
  bar: {
    kind: "bar",
    title: "Offered by hour",
    unit: "count",
    labels: ["a", "b", "c"],
    series: [{ name: "All", values: [12, 0, null] }],
  },
  "stacked-bar": {
    kind: "stacked-bar",
    title: "Offered by day",
    unit: "count",
    labels: ["a", "b"],
    series: [
      { name: "Billing", values: [30, null] },
      { name: "Claims", values: [20, 50] },
    ],
    line: { name: "usual Friday", values: [45, 48] },
  },
  "heat-map": {
    kind: "heat-map",
    title: "Offered",
    unit: "count",
    columns: ["09:00", "10:00"],
    rows: ["Mon", "Tue"],
    values: [
      [1, null],
      [0, 8],
    ],
  },
  timeline: {
    kind: "timeline",
    title: "Ana Ruiz",
    zone: "America/New_York",
    from: Date.parse("2026-11-20T08:00:00-05:00"),
    to: Date.parse("2026-11-20T12:00:00-05:00"),
    segments: [
      {
        state: "Available",
        from: Date.parse("2026-11-20T07:30:00-05:00"),
        to: Date.parse("2026-11-20T09:00:00-05:00"),
      },
      {
        state: "Idle: lunch",
        from: Date.parse("2026-11-20T09:00:00-05:00"),
        to: Date.parse("2026-11-20T09:30:00-05:00"),
      },
    ],
  },
};
