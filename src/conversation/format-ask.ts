import type { FilterName, Filters, PeriodPhrase, Sentence, TimeRange } from "./ask.js";
import { parsePeriod, weekdays } from "./parse-period.js";
import { tidy, tokenize, withoutThanks } from "./tokenize.js";

/** What a question may be made of besides its command. */
export interface AskParts {
  readonly args?: string;
  /** A phrase, or its text. */
  readonly period?: PeriodPhrase | string | undefined;
  readonly filters?: Partial<Filters>;
  /** IANA name. */
  readonly zone?: string | undefined;
  readonly as?: "csv" | "xlsx" | undefined;
}

/** Filters in the order in which a canonical sentence names them. */
export const filterOrder: readonly FilterName[] = [
  "org",
  "queue",
  "team",
  "agent",
  "channel",
  "status",
  "site",
  "profile",
];

/** A sentence for a button, in canonical spelling. `command` is any spelling of it: `queue stats` or `queue-stats`. */
export function askText(command: string, parts: AskParts = {}): string {
  const { args = "", period, filters = {}, zone, as } = parts;
  const phrase = typeof period === "object" ? formatPeriod(period) : period;
  return [
    command,
    formatArgs(args),
    phrase,
    ...filterOrder.map((name) => formatFilter(name, filters[name] ?? [])),
    zone && `tz:${zone}`,
    as && `as ${as}`,
  ]
    .filter(Boolean)
    .join(" ");
}

/** The inverse of parsing: `parseSentence(formatSentence(s, commands), commands)` equals `s`. */
export function formatSentence(
  sentence: Sentence,
  commands: readonly { readonly name: string; readonly words: readonly string[] }[],
): string {
  const words = commands.find(({ name }) => name === sentence.command)?.words[0];
  return askText(words ?? sentence.command, sentence);
}

/** `last 4h`, `monday 09:00-12:00`, `2026-11-01..2026-11-07`. */
export function formatPeriod(phrase: PeriodPhrase): string {
  switch (phrase.kind) {
    case "now":
      return "now";
    case "today":
    case "yesterday":
      return phrase.kind + formatTimes(phrase.times);
    case "this":
    case "last":
      return `${phrase.kind} ${phrase.unit}`;
    case "rolling":
      return `last ${phrase.amount}${phrase.unit}`;
    case "weekday":
      return `${phrase.last ? "last " : ""}${weekdays[phrase.isoDay - 1]}${formatTimes(phrase.times)}`;
    case "date":
      return phrase.date + formatTimes(phrase.times);
    case "dates":
      return `${phrase.first}..${phrase.last}`;
  }
}

const formatTimes = (times: TimeRange | undefined) => (times ? ` ${times.from}-${times.to}` : "");

/** Quotes stay balanced in any name, because a mark inside is doubled. */
export const quoteValue = (value: string): string => `"${tidy(value).replace(/["“”„‟«»＂]/gu, "$&$&")}"`;

/** Filters whose values are words of ours and never need quotation marks. */
const isWord = (name: FilterName) => name === "channel" || name === "status";

const formatFilter = (name: FilterName, values: readonly string[]): string =>
  values.length === 0 ? "" : `${name}:${values.map(isWord(name) ? tidy : quoteValue).join(",")}`;

/** Without quotation marks where the words could not be taken for anything else. */
function formatArgs(args: string): string {
  if (args === "") return "";
  const plain =
    tokenize(args).every((token) => token.kind === "word") &&
    tidy(args) === args &&
    !/\bas (csv|xlsx|excel)\b/iu.test(args) &&
    withoutThanks(`x ${args}`) === `x ${args}` &&
    parsePeriod(args) === undefined;
  return plain ? args : quoteValue(args);
}
