import { weekdays } from "../../conversation/parse-period.js";
import { echo } from "../../conversation/quote.js";

/** Several years of holidays; more is a mistake. */
const MOST_HOLIDAYS = 50;
const shortNames = weekdays.map((name) => name.slice(0, 3));

/** "2026-12-25, 2026-12-26": each date once, in order; or what is wrong, which follows "I read …". */
export function readHolidays(text: string): { readonly dates: readonly string[] } | { readonly wrong: string } {
  const words = text.split(/[\s,;]+/u).filter((word) => word !== "" && word.toLowerCase() !== "and");
  const odd = words.find((word) => !isDate(word));
  if (odd !== undefined) return { wrong: words.length > 1 || /^\d/.test(odd) ? `and ${echo(odd)} is no date` : "" };
  const dates = [...new Set(words)].sort();
  if (dates.length === 0) return { wrong: "" };
  return dates.length > MOST_HOLIDAYS ? { wrong: `which are more than ${MOST_HOLIDAYS} days` } : { dates };
}

function isDate(word: string): boolean {
  const instant = /^\d{4}-\d\d-\d\d$/.test(word) ? Date.parse(word) : Number.NaN;
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(word);
}

/** "mon-fri", "Monday, Wednesday and Friday", "every day" as ISO weekdays in order; or what is wrong. */
export function readDays(text: string): { readonly days: readonly number[] } | { readonly wrong: string } {
  const words = text.toLowerCase().replace(/\s*(?:[-–—]|\bto\b)\s*/gu, "-");
  if (/^(?:every ?day|all(?: days)?|daily)$/.test(words)) return { days: [1, 2, 3, 4, 5, 6, 7] };
  if (/^(?:week ?days|working days)$/.test(words)) return { days: [1, 2, 3, 4, 5] };
  const days = new Set<number>();
  const parts = words.split(/[\s,;]+/u).filter((part) => part !== "" && part !== "and");
  for (const part of parts) {
    const ends = part.split("-").map(isoDay);
    const [first, last = first] = ends;
    if (first === undefined || last === undefined || ends.length > 2 || ends.includes(undefined))
      return { wrong: parts.length > 1 || part.includes("-") ? `and ${echo(part)} is no weekday` : "" };
    for (let day = first; ; day = (day % 7) + 1) {
      days.add(day);
      if (day === last) break;
    }
  }
  return days.size === 0 ? { wrong: "" } : { days: [...days].sort() };
}

/** "monday", "mon", "tues": a weekday's first three letters or more of it. */
function isoDay(word: string): number | undefined {
  const place = weekdays.findIndex((name) => word.length >= 3 && name.startsWith(word));
  return place < 0 ? undefined : place + 1;
}

/** "mon-fri", "mon,wed": what {@link readDays} reads, in one spelling. */
export function writeDays(days: readonly number[]): string {
  const runs: number[][] = [];
  for (const day of [...days].sort()) {
    const run = runs.at(-1);
    if (run && run.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  const name = (day: number | undefined) => shortNames[(day ?? 1) - 1] ?? "";
  return runs.flatMap((run) => (run.length > 2 ? [`${name(run[0])}-${name(run.at(-1))}`] : run.map(name))).join(",");
}
