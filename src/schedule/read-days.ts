import { weekdays } from "../conversation/parse-period.js";
import type { Recurrence } from "../store/schedule-records.js";

/** On which days a schedule is due. */
export type Days = Recurrence["days"];

/** A weekday in the spellings people use. */
export const dayPattern = "(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?";
const ordinals = ["first|1st", "second|2nd", "third|3rd", "fourth|4th"];
/** Which of a month's weekdays. */
export const ordinalPattern = `(?:${ordinals.join("|")}|last)`;

const isDay = new RegExp(`^${dayPattern}$`);
const rangePattern = new RegExp(`^(${dayPattern}) ?(?:-|–|to) ?(${dayPattern})$`);
const nthPattern = new RegExp(`^(${ordinalPattern}) (${dayPattern}|day)$`);
const monthDayPattern = /^(\d{1,2})(?:st|nd|rd|th)?$/;
const MONDAY_TO_FRIDAY = [1, 2, 3, 4, 5];

const isoDayOf = (word: string): number => weekdays.findIndex((day) => day.startsWith(word.slice(0, 3))) + 1;

/**
 * Days as people write them: "every day", "on weekdays", "business-days", "on mon,wed", "the last friday", "monthly on the
 * 1st". Undefined when they name no days. {@link formatDays} is the inverse.
 */
export function readDays(text: string): Days | undefined {
  const words = text
    .toLowerCase()
    .replace(/_/gu, " ")
    .trim()
    .replace(/^(?:monthly|weekly)[ -]on\b/u, "on")
    .replace(/^(?:on|every|each)[ -](?!day$)/u, "")
    .replace(/^the[ -]/u, "")
    .replace(/ of (?:the|each|every) month$/u, "");
  const range = rangePattern.exec(words);
  if (range) return dayRange(isoDayOf(range[1] ?? ""), isoDayOf(range[2] ?? ""));
  const plain = words.replace(/-/gu, " ");
  if (/^(?:(?:every |each )?day|daily)$/u.test(plain)) return { kind: "every-day" };
  if (/^week ?days?$/u.test(plain)) return { kind: "weekdays", isoDays: MONDAY_TO_FRIDAY };
  if (/^week ?ends?$/u.test(plain)) return { kind: "weekdays", isoDays: [6, 7] };
  if (/^(?:business|working|work) ?days?$/u.test(plain)) return { kind: "business-days" };
  if (plain === "monthly") return { kind: "month-day", day: 1 };
  if (plain === "weekly") return { kind: "weekdays", isoDays: [1] };
  return readMonthDay(plain) ?? readList(plain);
}

function readMonthDay(words: string): Days | undefined {
  const [, digits] = monthDayPattern.exec(words) ?? [];
  if (digits !== undefined) {
    const day = Number(digits);
    return day >= 1 && day <= 31 ? { kind: "month-day", day } : undefined;
  }
  const [, which = "", day = ""] = nthPattern.exec(words) ?? [];
  if (day === "") return undefined;
  const index = ordinals.findIndex((spellings) => spellings.split("|").includes(which));
  const nth = index < 0 ? ("last" as const) : index + 1;
  if (day === "day") return { kind: "month-day", day: nth === "last" ? 31 : nth };
  return { kind: "month-weekday", nth, isoDay: isoDayOf(day) };
}

function readList(words: string): Days | undefined {
  const days = words.split(/(?:\s*,\s*(?:and )?|\s+and\s+|\s+)/u).filter((word) => word !== "");
  if (days.length === 0 || !days.every((word) => isDay.test(word))) return undefined;
  return weekdaysOf(days.map(isoDayOf));
}

/** "fri-mon" goes over the weekend. */
const dayRange = (from: number, to: number): Days =>
  weekdaysOf(Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, index) => ((from - 1 + index) % 7) + 1));

function weekdaysOf(isoDays: readonly number[]): Days {
  const sorted = [...new Set(isoDays)].sort((a, b) => a - b);
  return sorted.length === 7 ? { kind: "every-day" } : { kind: "weekdays", isoDays: sorted };
}

/** 1st, 22nd, 31st. */
export const ordinal = (day: number): string => {
  const ending = { 1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st" };
  return `${day}${new Map(Object.entries(ending)).get(String(day)) ?? "th"}`;
};

/** As a sentence writes them: "every day", "on business days", "on mon,wed", "on the last friday", "on the 31st". */
export function formatDays(days: Days): string {
  switch (days.kind) {
    case "every-day":
      return "every day";
    case "business-days":
      return "on business days";
    case "weekdays":
      if (days.isoDays.join() === MONDAY_TO_FRIDAY.join()) return "on weekdays";
      return `on ${days.isoDays.map((day) => shortName(day)).join(",")}`;
    case "month-day":
      return `on the ${ordinal(days.day)}`;
    case "month-weekday":
      return `on the ${days.nth === "last" ? "last" : ordinal(days.nth)} ${weekdays[days.isoDay - 1]}`;
  }
}

const shortName = (isoDay: number): string => weekdays[isoDay - 1]?.slice(0, 3) ?? "";
