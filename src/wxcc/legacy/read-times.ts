import type { LegacyRecord } from "./record.js";

/** The unit that a tenant's times or lengths come in. Both are seen in real data; no record says which. */
export type TimeUnit = "milliseconds" | "seconds";

/** Seconds are below it until the year 5138, milliseconds above it since 1973. */
const FIRST_MILLISECONDS = 100_000_000_000;

/** A moment's own unit, known by its size. */
export const momentUnit = (value: number): TimeUnit => (value < FIRST_MILLISECONDS ? "seconds" : "milliseconds");

/** A moment in epoch milliseconds; undefined for the 0 or −1 of what has not happened yet. */
export function readMoment(record: LegacyRecord, name: string): number | undefined {
  const value = record.number(name);
  if (value === undefined || value <= 0) return undefined;
  return momentUnit(value) === "seconds" ? Math.round(value * 1000) : value;
}

/** Below this part of the time that passed, lengths that should fill it are not milliseconds. */
const SECONDS_BELOW = 1 / 30;
/** Less than this proves nothing. */
const SHORTEST_MS = 2000;

/** Names of lengths that together fill most of the time between a record's beginning and its end. */
const filling = ["ivrDuration", "queueDuration", "talkDuration", "holdDuration"];
const fillingAgent = ["totalAvailableTime", "idleDuration", "connectedDuration", "wrapupDuration"];

/**
 * The unit of the lengths in these records, by how much of the time between beginning and end they fill; undefined when
 * nothing tells. Records of one tenant have one unit, so most of them decide.
 */
export function lengthUnit(records: readonly LegacyRecord[]): TimeUnit | undefined {
  let seconds = 0;
  let milliseconds = 0;
  for (const record of records) {
    const from = readMoment(record, "cstts");
    const to = readMoment(record, "cetts") ?? readMoment(record, "realtimeUpdateTimestamp");
    const spanMs = from !== undefined && to !== undefined ? to - from : 0;
    const lengths = record.number("duration") ?? sumOf(record, filling) ?? sumOf(record, fillingAgent);
    if (spanMs < SHORTEST_MS || lengths === undefined || lengths <= 0) continue;
    if (lengths / spanMs < SECONDS_BELOW) seconds += 1;
    else milliseconds += 1;
  }
  if (seconds === milliseconds) return undefined;
  return seconds > milliseconds ? "seconds" : "milliseconds";
}

function sumOf(record: LegacyRecord, names: readonly string[]): number | undefined {
  const known = names.flatMap((name) => record.number(name) ?? []);
  return known.length === 0 ? undefined : known.reduce((sum, each) => sum + Math.max(0, each), 0);
}

/** A length in milliseconds; null where there is none, and where it is negative, which is then named as odd. */
export function readLength(
  record: LegacyRecord,
  name: string,
  unit: TimeUnit,
): { readonly ms: number | null; readonly odd?: string } {
  const value = record.number(name);
  if (value === undefined) return { ms: null };
  if (value < 0) return { ms: null, odd: `${name} is negative in the record (${value})` };
  return { ms: unit === "seconds" ? Math.round(value * 1000) : value };
}
