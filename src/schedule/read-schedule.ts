import { quoteValue } from "../conversation/format-ask.js";
import { realTime } from "../conversation/parse-period.js";
import { tokenize } from "../conversation/tokenize.js";
import { type Days, dayPattern, formatDays, ordinalPattern, readDays } from "./read-days.js";
import {
  badDay,
  badLateHours,
  badTime,
  noQuestion,
  noTime,
  type Respell,
  severalDays,
  severalTimes,
} from "./schedule-problems.js";

/** What the words after `schedule` say. */
export interface ScheduleWords {
  /** The words of the question that is asked, without filters. */
  readonly question: string;
  /** `HH:mm` */
  readonly time: string;
  readonly days: Days;
  readonly skipEmpty: boolean;
  readonly lateHours: number;
}

/** An outage of a night is made up for in the morning, not the day after. */
const USUAL_LATE_HOURS = 6;
/** A later post would come with the next one. */
export const MOST_LATE_HOURS = 24;

const edge = "(?= |$)";
const list = `${dayPattern}(?:(?: ?, ?(?:and )?| and | ?[-–] ?| to )${dayPattern})*`;
const ofMonth = "(?: of (?:the|each|every) month)?";
const day = `(?:week ?days?|week ?ends?|(?:business|working) ?days?|workdays?|${ordinalPattern} (?:${dayPattern}|day)${ofMonth}|\\d{1,2}(?:st|nd|rd|th)${ofMonth}|${list})`;
const named = `(?:(?:monthly|weekly) )?(?:on|every|each) (?:the )?${day}`;
const daysPattern = new RegExp(` (?:(?:every|each) day|daily|${named}|monthly|weekly)${edge}`, "giu");
const timePattern = new RegExp(` at(?: (\\S+(?: ?[ap]\\.?m\\.?)?))?${edge}`, "giu");
const latePattern = new RegExp(` late (\\S+)(?: hours?| h)?${edge}`, "iu");
const skipPattern = new RegExp(` skip(?: if| when)? empty${edge}`, "iu");
/** "on mooday": a word where a day should stand, but no period. */
const oddDayPattern = / (?:on|every|each) (?:the )?(?!to?day|yesterday|\d{4}-)(\S+)/iu;

/**
 * Reads "queue stats yesterday at 18:00 on weekdays skip empty late 6h", the parts in any order: what is left when the
 * schedule's own words are taken out is the question. Without days it is every day. Throws a Problem with the sentence that
 * was probably meant; `respell` makes a sentence of such words.
 */
export function readSchedule(args: string, respell: Respell): ScheduleWords {
  const quoted: string[] = [];
  const words = tokenize(args).map((token) => {
    if (token.kind === "word") return token.text;
    return `\uE000${quoted.push(token.kind === "quoted" ? quoteValue(token.text) : `${token.name}:`) - 1}\uE000`;
  });
  const unmask = (text: string) =>
    text.replace(/\uE000(\d+)\uE000/gu, (_, index: string) => quoted[Number(index)] ?? "");
  const text = ` ${words.join(" ")}`;
  const instead: Respell = (wanted) => respell(unmask(wanted).trim());

  const { time, rest: untimed } = takeTime(text, instead);
  const { lateHours, rest: onTime } = takeLateHours(untimed, (wanted) => instead(`${wanted} at ${time}`));
  const skipEmpty = skipPattern.test(onTime);
  const { days, rest } = takeDays(onTime.replace(skipPattern, ""), (wanted) => instead(`${wanted} at ${time}`));
  const question = unmask(rest).replace(/\s+/gu, " ").trim();
  if (question === "") throw noQuestion((wanted) => instead(`${wanted} at ${time} ${formatDays(days)}`));
  return { question, time, days, skipEmpty, lateHours };
}

function takeTime(text: string, instead: Respell): { time: string; rest: string } {
  const [first, second] = [...text.matchAll(timePattern)];
  if (!first) throw noTime(text, instead);
  if (second) throw severalTimes(instead(text.replace(second[0], "")));
  const written = first[1] ?? "";
  const time = readTime(written);
  if (time === undefined) throw badTime(written, instead(text.replace(first[0], " at 18:00")));
  return { time, rest: text.replace(first[0], "") };
}

/** `HH:mm` of "18:00", "18.00", "6pm", "noon"; undefined for what no clock shows. */
export function readTime(written: string): string | undefined {
  const text = written.toLowerCase().replace(/,$/u, "");
  if (text === "noon" || text === "midday") return "12:00";
  if (text === "midnight") return "00:00";
  const time = realTime(text.replace(/([ap])\.m\.?$/u, "$1m").replace(/(?<=\d)[.h](?=\d\d)/u, ":"));
  return time === "24:00" ? "00:00" : time;
}

function takeLateHours(text: string, instead: Respell): { lateHours: number; rest: string } {
  const found = latePattern.exec(text);
  if (!found) return { lateHours: USUAL_LATE_HOURS, rest: text };
  const rest = text.replace(found[0], "");
  const lateHours = readLateHours(found[1] ?? "");
  if (lateHours === undefined) throw badLateHours(found[1] ?? "", instead(rest));
  return { lateHours, rest };
}

/** Whole hours from 1 to 24: "6", "6h". */
export function readLateHours(written: string): number | undefined {
  const [, digits] = /^(\d{1,2})_?(?:h|hours?)?$/iu.exec(written) ?? [];
  const hours = Number(digits ?? 0);
  return hours >= 1 && hours <= MOST_LATE_HOURS ? hours : undefined;
}

function takeDays(text: string, instead: Respell): { days: Days; rest: string } {
  const [first, second] = [...text.matchAll(daysPattern)];
  if (first && second) throw severalDays(instead(text.replace(second[0], "")));
  const rest = first ? text.replace(first[0], "") : text;
  const days = first ? readDays(first[0].trim()) : ({ kind: "every-day" } as const);
  const odd = days === undefined ? first?.[0].trim() : oddDayPattern.exec(rest)?.[1];
  if (days === undefined || odd !== undefined)
    throw badDay(odd ?? "", (meant) =>
      instead(first && !days ? `${rest} on ${meant}` : rest.replace(oddDayPattern, ` on ${meant}`)),
    );
  return { days, rest };
}

/** The words after `schedule` in canonical order; {@link readSchedule} reads them again. */
export const formatSchedule = ({ question, time, days, skipEmpty, lateHours }: ScheduleWords): string =>
  [
    question,
    `at ${time}`,
    ...(days.kind === "every-day" ? [] : [formatDays(days)]),
    ...(skipEmpty ? ["skip empty"] : []),
    ...(lateHours === USUAL_LATE_HOURS ? [] : [`late ${lateHours}h`]),
  ].join(" ");
