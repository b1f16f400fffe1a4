import { Problem } from "../../errors.js";
import type { IntervalStep } from "../../wxcc/statistics/intervals.js";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

interface Step {
  /** As it follows "by". */
  readonly name: string;
  /** The longest period that is divided so; a day on which the clocks change has an hour more. */
  readonly longestMs: number;
  readonly pattern: RegExp;
}

/** Finest first. Hours over more than a few days become a heat map, which has room for a month of them. */
const steps: Readonly<Record<IntervalStep, Step>> = {
  "15-minutes": {
    name: "15 minutes",
    longestMs: DAY_MS + HOUR_MS,
    pattern: /^(?:15 ?m(?:in(?:ute)?s?)?|quarters?(?: of an)?(?: hours?)?)$/,
  },
  "30-minutes": {
    name: "half hour",
    longestMs: 2 * DAY_MS + HOUR_MS,
    pattern: /^(?:30 ?m(?:in(?:ute)?s?)?|half hours?)$/,
  },
  hour: { name: "hour", longestMs: 31 * DAY_MS + HOUR_MS, pattern: /^(?:hours?|hourly|60 ?m(?:in(?:ute)?s?)?|1 ?h)$/ },
  day: { name: "day", longestMs: 92 * DAY_MS + HOUR_MS, pattern: /^(?:days?|daily)$/ },
  week: { name: "week", longestMs: Number.POSITIVE_INFINITY, pattern: /^(?:weeks?|weekly)$/ },
  month: { name: "month", longestMs: Number.POSITIVE_INFINITY, pattern: /^(?:months?|monthly)$/ },
};
const order: readonly IntervalStep[] = ["15-minutes", "30-minutes", "hour", "day", "week", "month"];

/** "hour", "half hour": to be said after "by". */
export const stepName = (step: IntervalStep): string => steps[step].name;

/** The step that words mean ("hour", "daily", "15 min"); undefined when they mean none. */
export const stepNamed = (words: string): IntervalStep | undefined =>
  order.find((step) => steps[step].pattern.test(words.toLowerCase()));

/** Between ten and sixty intervals for most periods. */
export function usualStep(spanMs: number): IntervalStep {
  if (spanMs <= 3 * HOUR_MS) return "15-minutes";
  if (spanMs <= 3 * DAY_MS + HOUR_MS) return "hour";
  if (spanMs <= 62 * DAY_MS) return "day";
  return spanMs <= 200 * DAY_MS ? "week" : "month";
}

/** Throws when a picture has no room for a period so divided; `askBy` makes the question by another step. */
export function refuseTooFine(step: IntervalStep, spanMs: number, askBy: (step: IntervalStep) => string): void {
  if (spanMs <= steps[step].longestMs) return;
  const coarser = order.slice(order.indexOf(step) + 1).find((each) => spanMs <= steps[each].longestMs) ?? "month";
  throw new Problem("bad-period", {
    say: `This period by ${stepName(step)} is more than one picture can show.`,
    next: `Ask for it by ${stepName(coarser)}.`,
    asks: [{ label: `By ${stepName(coarser)}`, ask: askBy(coarser) }],
  });
}
