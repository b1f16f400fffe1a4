import type { Period, PeriodPhrase } from "../../../src/conversation/ask.js";
import { parsePeriod } from "../../../src/conversation/parse-period.js";
import { resolvePeriod } from "../../../src/conversation/period.js";
import { Problem } from "../../../src/errors.js";

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
/** Friday 20 November 2026, 10:07 in Paris. */
export const friday = "2026-11-20T09:07:00Z";

export function phraseOf(text: string): PeriodPhrase {
  const reading = parsePeriod(text);
  if (!reading || !("phrase" in reading)) throw new Error(`${text} is no period`);
  return reading.phrase;
}

export const resolve = (text: string, zone: string, now = friday): Period =>
  resolvePeriod(phraseOf(text), { now: Date.parse(now), zone });

/** From, to (UTC, to the minute) and whether it is open. */
export const range = (text: string, zone: string, now = friday) => {
  const { from, to, open } = resolve(text, zone, now);
  return [new Date(from).toISOString().slice(0, 16), new Date(to).toISOString().slice(0, 16), open];
};

/** The code of the Problem that ends it, or "none". */
export const refusal = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
  return "none";
};
