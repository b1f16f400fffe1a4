/** Shown wherever there are no data; never 0. */
const noData = "—";

/** Narrow and ordinary no-break spaces: a number and its unit stay on one line. */
const THIN_SPACE = "\u202f";
const NO_BREAK_SPACE = "\u00a0";

/** What a metric's number is: a fraction of 1, milliseconds, or a count. */
export type Unit = "percent" | "duration" | "count";

/** A fraction of 1 as "77.0 %". */
export function formatPercent(fraction: number | null): string {
  return fraction === null ? noData : `${(Math.round(fraction * 1000) / 10).toFixed(1)}${NO_BREAK_SPACE}%`;
}

/** Milliseconds as "38 s", "4:05" or "1:02:03", rounded to whole seconds first so that 59.6 s reads "1:00". */
export function formatDuration(ms: number | null): string {
  if (ms === null) return noData;
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds}${NO_BREAK_SPACE}s`;
  const two = (n: number) => String(n).padStart(2, "0");
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}:${two(seconds % 60)}`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

/** A count with its thousands set apart: "12 345". */
export function formatCount(count: number | null): string {
  if (count === null) return noData;
  return String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, THIN_SPACE);
}

/** Any metric's value in its unit. */
export function formatValue(value: number | null, unit: Unit): string {
  if (unit === "percent") return formatPercent(value);
  return unit === "duration" ? formatDuration(value) : formatCount(value);
}
