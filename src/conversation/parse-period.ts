import type { PeriodPhrase, TimeRange } from "./ask.js";
import { echo } from "./quote.js";
import { nearestWords } from "./suggest.js";

/** A phrase; or why a phrase that was meant as a period cannot be one, with the period that was probably meant. */
export type PeriodReading =
  | { readonly phrase: PeriodPhrase }
  | { readonly say: string; readonly next: string; readonly instead?: PeriodPhrase };

type IsoDay = Extract<PeriodPhrase, { kind: "weekday" }>["isoDay"];

/** Monday first, as ISO counts them. */
export const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
const isoDays: readonly IsoDay[] = [1, 2, 3, 4, 5, 6, 7];
const weekday = "(mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|satur|sat|sun)(?:day)?";
const weekdayPattern = new RegExp(`^(?:(last|past|this) )?${weekday}$`);

const unitOf = new Map(
  Object.entries<{ unit: "m" | "h" | "d"; times: number }>({
    m: { unit: "m", times: 1 },
    min: { unit: "m", times: 1 },
    minute: { unit: "m", times: 1 },
    h: { unit: "h", times: 1 },
    hr: { unit: "h", times: 1 },
    hour: { unit: "h", times: 1 },
    d: { unit: "d", times: 1 },
    day: { unit: "d", times: 1 },
    w: { unit: "d", times: 7 },
    week: { unit: "d", times: 7 },
  }),
);

const phrases = [
  "now",
  "today",
  "yesterday",
  "this week",
  "last week",
  "this month",
  "last month",
  ...weekdays,
  ...weekdays.map((day) => `last ${day}`),
];

/** Periods that nobody can ask about yet; without them `tomorrow` would be taken for a queue's name. */
const futurePattern = /^(?:tomorrow|next (?:\d+ ?)?\p{L}+|in \d+ ?\p{L}+)$/u;

const date = String.raw`\d{4}-\d{1,2}-\d{1,2}`;
const time = String.raw`\d{1,2}(?::\d{2})?(?: ?[ap]m)?`;
const datesPattern = new RegExp(`^(${date}) ?(?:\\.\\.+|…|-) ?(${date})$`);
const datePattern = new RegExp(`^${date}$`);
const timesPattern = new RegExp(`^(.*?) ?\\b(${time}) ?- ?(${time})$`);
const periodStart = new RegExp(`^(?:now|today|yesterday|this|last|past|${weekday}|\\d{4}-\\d\\S*)(?= |$)`, "i");

/** True when the text begins like a period, so that a list of filter values ends before it. */
export const startsPeriod = (text: string): boolean => periodStart.test(text);

/**
 * Reads a period phrase in the words that `help` lists, in any case, and in the spellings people use for them. Undefined
 * when the words are no period at all. Knows neither the time nor the zone.
 */
export function parsePeriod(words: string): PeriodReading | undefined {
  const text = words
    .toLowerCase()
    .replace(/[‐-―−]/gu, "-")
    .replace(/ (?:to|until|till) /gu, "-")
    .replace(/ *- */gu, "-")
    .trim();
  return readDates(text) ?? readTimes(text) ?? readDay(text);
}

/** A whole stretch without times of day. */
function readDay(text: string): PeriodReading | undefined {
  if (text === "now" || text === "right now" || text === "currently") return { phrase: { kind: "now" } };
  if (text === "today" || text === "yesterday") return { phrase: { kind: text } };
  if (futurePattern.test(text))
    return {
      say: `${echo(text)} has not begun yet, so there is nothing to count.`,
      next: "Ask for a period that has begun, for example today.",
    };
  const calendar = /^(this|current|last|previous) (week|month)$/.exec(text);
  if (calendar) {
    const kind = calendar[1] === "this" || calendar[1] === "current" ? "this" : "last";
    return { phrase: { kind, unit: calendar[2] === "week" ? "week" : "month" } };
  }
  const named = weekdayPattern.exec(text);
  const isoDay = isoDays[weekdays.findIndex((day) => day.startsWith((named?.[2] ?? "none").slice(0, 3)))];
  if (isoDay) return { phrase: { kind: "weekday", isoDay, ...(named?.[1] === "last" ? { last: true } : {}) } };
  if (datePattern.test(text)) {
    const day = realDate(text);
    return day ? { phrase: { kind: "date", date: day } } : impossibleDate(text);
  }
  return readRolling(text);
}

function readRolling(text: string): PeriodReading | undefined {
  const found = /^(?:last|past|previous) (?:(\d{1,6}) ?)?([a-z]+?)s?$/.exec(text);
  const step = unitOf.get(found?.[2] ?? "");
  if (!found || !step || (found[1] === undefined && found[2]?.length === 1)) return undefined;
  const amount = Number(found[1] ?? 1) * step.times;
  if (amount === 0) return { say: `${echo(text)} has no length.`, next: "Ask for at least one minute: last 30m." };
  return { phrase: { kind: "rolling", amount, unit: step.unit } };
}

function readDates(text: string): PeriodReading | undefined {
  const found = datesPattern.exec(text);
  if (!found?.[1] || !found[2]) return undefined;
  const first = realDate(found[1]);
  const last = realDate(found[2]);
  if (!first) return impossibleDate(found[1]);
  if (!last) return impossibleDate(found[2]);
  if (last >= first) return { phrase: { kind: "dates", first, last } };
  return {
    say: `${echo(text)} ends before it begins.`,
    next: `Put the earlier day first: ${last}..${first}.`,
    instead: { kind: "dates", first: last, last: first },
  };
}

/** A day with times; times alone mean today. */
function readTimes(text: string): PeriodReading | undefined {
  const found = timesPattern.exec(text);
  if (!found?.[2] || !found[3]) return undefined;
  const day = readDay(found[1] || "today");
  if (!day || !("phrase" in day)) return day;
  const { phrase } = day;
  if (phrase.kind === "now" || "unit" in phrase)
    return {
      say: `Times of day go with one day, not with ${echo(found[1] ?? "")}.`,
      next: "Name the day: yesterday 09:00-12:00.",
    };
  if (phrase.kind === "dates") return undefined;
  const times = realTimes(found[2], found[3]);
  return "say" in times ? { ...times, instead: phrase } : { phrase: { ...phrase, times } };
}

function realTimes(first: string, last: string): TimeRange | { say: string; next: string } {
  // "9-12pm" and "1-5pm": one mark at the end speaks for both when that gives a range.
  const half = /[ap]m$/.exec(last)?.[0] ?? "";
  const to = realTime(last);
  const alike = half && !/[ap]m$/.test(first) ? realTime(first + half) : undefined;
  const from = alike && to && alike < to ? alike : realTime(first);
  const bad = from === undefined || from === "24:00" ? first : to === undefined ? last : undefined;
  if (!from || !to || bad)
    return { say: `${echo(bad ?? first)} is not a time of day.`, next: "Write times as 09:00-12:00." };
  const end = to === "00:00" ? "24:00" : to;
  if (end > from) return { from, to: end };
  return {
    say: `${from}-${end} ends before it begins.`,
    next: "For a night, ask for both parts: yesterday 22:00-24:00, then today 00:00-06:00.",
  };
}

/** `HH:mm` of a time as people write it (`9`, `9:30`, `6pm`, `24:00`), or undefined when no clock shows it. */
export function realTime(text: string): string | undefined {
  const [, hours = "", minutes = "00", half] = /^(\d{1,2})(?::(\d{2}))? ?([ap])?m?$/.exec(text) ?? [];
  const written = Number(hours);
  if (half && (written < 1 || written > 12)) return undefined;
  const hour = half ? (written % 12) + (half === "p" ? 12 : 0) : written;
  if (hours === "" || hour > 24 || Number(minutes) > 59 || (hour === 24 && minutes !== "00")) return undefined;
  return `${String(hour).padStart(2, "0")}:${minutes}`;
}

/** `yyyy-MM-dd`, or undefined when no calendar has it. */
function realDate(text: string): string | undefined {
  const [year = 0, month = 0, day = 0] = text.split("-").map(Number);
  const found = new Date(Date.UTC(year, month - 1, day));
  const real = found.getUTCFullYear() === year && found.getUTCMonth() === month - 1 && found.getUTCDate() === day;
  return real ? found.toISOString().slice(0, 10) : undefined;
}

const impossibleDate = (text: string): PeriodReading => ({
  say: `There is no ${text} in the calendar.`,
  next: "Write dates as year-month-day: 2026-11-20.",
});

/** The period phrase a mistyped one was probably meant to be, with its times kept. */
export function suggestPeriod(words: string): PeriodPhrase | undefined {
  const [, day = words, times = ""] = /^(.*?)( [\d:]+ ?- ?[\d:]+)?$/u.exec(words) ?? [];
  const [nearest] = nearestWords(day, phrases, 1);
  const reading = nearest && nearest !== day.toLowerCase() ? parsePeriod(nearest + times) : undefined;
  return reading && "phrase" in reading ? reading.phrase : undefined;
}
