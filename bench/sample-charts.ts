import type { Chart, Series } from "../src/charts/chart.js";

const HOUR_MS = 3_600_000;
const QUARTER_MS = 900_000;
const MIDNIGHT = Date.parse("2026-11-20T00:00:00-05:00");

const two = (n: number) => String(n).padStart(2, "0");
const hours = Array.from({ length: 24 }, (_, hour) => `${two(hour)}:00`);
const quarters = Array.from({ length: 96 }, (_, n) => `${two(Math.floor(n / 4))}:${two((n % 4) * 15)}`);
const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const states = ["Available", "Talking", "Hold", "Wrap-up", "Ringing", "Idle: lunch", "Idle: break", "Idle: meeting"];

/** As many queues as a chart draws apart. */
const series = (points: number, run: number): readonly Series[] =>
  ["Billing", "Claims", "Roadside assistance", "Website chat"].map((name, of) => ({
    name,
    values: Array.from({ length: points }, (_, at) => (at % 17 === 16 ? null : 20 + ((at * 7 + of * 13 + run) % 60))),
  }));

/** The fullest chart of each kind that a command makes; every run has other values. */
export const sampleCharts: readonly ((run: number) => Chart)[] = [
  (run) => ({
    kind: "line",
    title: "Service level by 15 minutes, Friday 20 November",
    unit: "percent",
    labels: quarters,
    series: series(96, run).map(({ name, values }) => ({ name, values: values.map((each) => each && each / 100) })),
    target: { name: "target 80 %", value: 0.8 },
  }),
  (run) => ({ kind: "bar", title: "Offered by hour", unit: "count", labels: hours, series: series(24, run) }),
  (run) => ({ kind: "stacked-bar", title: "Offered by hour", unit: "count", labels: hours, series: series(24, run) }),
  (run) => ({
    kind: "heat-map",
    title: "Longest wait by weekday and hour",
    unit: "duration",
    columns: hours,
    rows: weekdays,
    values: weekdays.map((_, day) => hours.map((_, hour) => ((day * 24 + hour + run) % 40) * 9000)),
  }),
  (run) => ({
    kind: "timeline",
    title: "Ana Ruiz, Friday 20 November",
    zone: "America/New_York",
    from: MIDNIGHT + 8 * HOUR_MS,
    to: MIDNIGHT + 18 * HOUR_MS,
    segments: Array.from({ length: 400 }, (_, n) => ({
      state: states[(n + run) % states.length] ?? "Available",
      from: MIDNIGHT + 8 * HOUR_MS + (n * QUARTER_MS) / 10,
      to: MIDNIGHT + 8 * HOUR_MS + ((n + 1) * QUARTER_MS) / 10,
    })),
  }),
];
