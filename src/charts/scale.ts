import { formatCount, formatDuration, formatPercent } from "../metrics/format.js";
import type { ChartUnit } from "./chart.js";

/** An axis from 0 to `max` with a tick at each of `ticks`, 0 and `max` among them. */
export interface Scale {
  readonly max: number;
  readonly ticks: readonly number[];
}

/** More ticks than this crowd a small picture. */
const mostSteps = 5;
const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
/** Steps a clock has: people read 0:30 and 1:00, never 0:40 and 0:80. */
const durationSteps = [
  ...[1, 2, 5, 10, 15, 30].map((seconds) => seconds * SECOND_MS),
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE_MS),
  ...[1, 2, 3, 6, 12, 24].map((hours) => hours * HOUR_MS),
];

/** A scale that holds `highest` in few round steps, and shows something even when everything is 0. */
export function createScale(highest: number, unit: ChartUnit): Scale {
  const wanted = Math.max(highest, 0);
  const step = stepFor(wanted, unit);
  const steps = Math.max(1, Math.ceil(wanted / step - 1e-9));
  const max = steps * step;
  return { max, ticks: Array.from({ length: steps + 1 }, (_, n) => n * step) };
}

function stepFor(highest: number, unit: ChartUnit): number {
  // Half of everything and more is seen against everything, and so is nothing.
  if (unit === "percent" && (highest === 0 || (highest > 0.5 && highest <= 1))) return 0.25;
  const least = highest / mostSteps;
  if (unit === "duration") return durationSteps.find((step) => step >= least) ?? decimalStep(least / HOUR_MS) * HOUR_MS;
  return Math.max(decimalStep(least), unit === "count" ? 1 : 0.001);
}

/** The smallest of 1, 2, 5 times a power of ten that is not below `least`. */
function decimalStep(least: number): number {
  if (least <= 0) return 0;
  const power = 10 ** Math.floor(Math.log10(least));
  return ([1, 2, 5].find((digit) => digit * power >= least * (1 - 1e-9)) ?? 10) * power;
}

/** "80 %", "1:30", "1 200": without the decimals that every tick would share. */
export function formatTick(value: number, unit: ChartUnit): string {
  if (unit === "percent") return formatPercent(value).replace(/\.0(?=\s)/, "");
  if (unit === "duration") return value === 0 ? "0" : formatDuration(value);
  return formatCount(value);
}

/** What the ticks count, for the corner of the picture. */
export const unitNames: Readonly<Record<ChartUnit, string>> = {
  count: "contacts",
  percent: "percent",
  duration: "min:sec",
};
