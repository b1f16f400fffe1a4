import { tz } from "@date-fns/tz";
import { format } from "date-fns";
import { clockMinutes, type Interval } from "../../wxcc/statistics/intervals.js";
import type { Point } from "./trend-line.js";

const DAY_MS = 86_400_000;

/** Names along an axis: "09:00", "Mon 09:00" when there are several days, "Mon 16", "16 Nov", "Nov 2026". */
export function axisLabels(points: readonly Point[], { step, zone }: Interval): readonly string[] {
  const [first, last] = [points[0], points.at(-1)];
  const severalDays = first && last && last.to - first.from > DAY_MS + 3_600_000;
  const pattern = clockMinutes(step) === undefined ? axisPatterns[step] : severalDays ? "EEE HH:mm" : "HH:mm";
  return points.map(({ from }) => format(from, pattern ?? "HH:mm", { in: tz(zone) }));
}

const axisPatterns: Readonly<Record<string, string>> = { day: "EEE d", week: "d MMM", month: "MMM yyyy" };

/** The interval in a sentence: "09:00–10:00", "Mon 09:00–10:00", "Mon 16 Nov", "the week from 16 Nov", "November 2026". */
export function nameInterval({ from, to }: Point, { step, zone }: Interval, severalDays: boolean): string {
  const at = (instant: number, pattern: string) => format(instant, pattern, { in: tz(zone) });
  if (clockMinutes(step) !== undefined)
    return `${at(from, severalDays ? "EEE d MMM HH:mm" : "HH:mm")}–${at(to, "HH:mm")}`;
  if (step === "day") return at(from, "EEE d MMM");
  return step === "week" ? `the week from ${at(from, "d MMM")}` : at(from, "MMMM yyyy");
}
