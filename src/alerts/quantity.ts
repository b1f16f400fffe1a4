import type { Unit } from "../metrics/format.js";

/** A number with the unit that was written: milliseconds, a fraction of 1, or a bare number that says none. */
export interface Quantity {
  readonly unit: "duration" | "percent" | "none";
  readonly value: number;
}

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

const timed =
  /^(?:(\d+(?:[.,]\d+)?)h(?:ours?|rs?)?)?(?:(\d+(?:[.,]\d+)?)m(?:in(?:ute)?s?)?)?(?:(\d+)s(?:ec(?:ond)?s?)?)?$/iu;
const clocked = /^(\d{1,3}):([0-5]\d)$/u;
const percentage = /^(\d+(?:[.,]\d+)?)(?:%|percent|pct)$/iu;
const bare = /^\d+(?:[.,]\d+)?$/u;

const asNumber = (text: string | undefined) => Number((text ?? "0").replace(",", "."));

/** `5m`, `90 s`, `1h30m`, `5:00`, `80 %`, `10`; undefined for anything else. */
export function readQuantity(written: string): Quantity | undefined {
  const text = written.replace(/[\s_]+/gu, "");
  if (text === "") return undefined;
  const [, percent] = percentage.exec(text) ?? [];
  // Whole hundredths of a percent: 12.34 % is 0.1234 and not a hair beside it.
  if (percent !== undefined) return { unit: "percent", value: Math.round(asNumber(percent) * 100) / 10_000 };
  const [, minutes, seconds] = clocked.exec(text) ?? [];
  if (minutes !== undefined)
    return { unit: "duration", value: asNumber(minutes) * MINUTE_MS + asNumber(seconds) * 1000 };
  if (bare.test(text)) return { unit: "none", value: asNumber(text) };
  const parts = timed.exec(text);
  if (!parts) return undefined;
  const [, h, m, s] = parts;
  return {
    unit: "duration",
    value: Math.round(asNumber(h) * HOUR_MS + asNumber(m) * MINUTE_MS + asNumber(s) * 1000),
  };
}

/** A value as a sentence writes it, which {@link readQuantity} reads: `5m`, `1h30m`, `12.5%`, `10`. */
export function formatQuantity(value: number, unit: Unit): string {
  if (unit === "percent") return `${Math.round(value * 10_000) / 100}%`;
  if (unit === "count") return String(value);
  const seconds = Math.round(value / 1000);
  const parts = [
    [Math.floor(seconds / 3600), "h"],
    [Math.floor(seconds / 60) % 60, "m"],
    [seconds % 60, "s"],
  ] as const;
  return (
    parts
      .filter(([count]) => count > 0)
      .map(([count, letter]) => `${count}${letter}`)
      .join("") || "0s"
  );
}
