import type { Period, Sentence } from "../../conversation/ask.js";
import { type AskParts, askText } from "../../conversation/format-ask.js";
import { parsePeriod, suggestPeriod } from "../../conversation/parse-period.js";
import { asButton } from "../../conversation/parse-problems.js";
import { resolvePeriod } from "../../conversation/period.js";
import { echo } from "../../conversation/quote.js";
import { Problem } from "../../errors.js";
import type { Ask } from "../command.js";

/** How agents stand on the card, and which of its pages is meant. */
export interface AgentWords {
  readonly order: "name" | "handled";
  /** Counted from 1. */
  readonly page: number;
  readonly period: Period;
}

/** Reads "by handled" and "page 2", in any place among the words; what is left must be a period. */
export function readAgentWords({ sentence, period, zone }: Ask, now: number): AgentWords {
  if (!period) throw new Error("agent stats was run without a period");
  const page = /\bpage\s+(\d{1,4})\b/i.exec(sentence.args);
  const order = /\b(?:sorted\s+|ordered\s+)?by\s+(handled|contacts|name)\b/i.exec(sentence.args);
  const rest = [page?.[0], order?.[0]]
    .reduce<string>((text, part) => (part === undefined ? text : text.replace(part, " ")), sentence.args)
    .replace(/\s+/g, " ")
    .trim();
  const words = {
    order: order === null || order[1]?.toLowerCase() === "name" ? ("name" as const) : ("handled" as const),
    page: Math.max(1, Number(page?.[1] ?? 1)),
  };
  if (rest === "") return { ...words, period };
  const reading = sentence.period ? undefined : parsePeriod(rest);
  if (reading && "phrase" in reading) return { ...words, period: resolvePeriod(reading.phrase, { now, zone }) };
  const meant = suggestPeriod(rest) ?? sentence.period ?? "today";
  const ask = askText("agent stats", { ...sentence, args: argsOf(words), period: meant });
  throw new Problem("bad-period", {
    say: `I do not understand ${echo(rest)} after “agent stats”.`,
    next: 'Write a period, by handled, or a filter such as team:"Early shift" or agent:"Maya Fields".',
    asks: [asButton(ask)],
  });
}

type Parts = Pick<AskParts, "filters" | "period"> & Partial<Pick<AgentWords, "order" | "page">>;

/** The same question with some of its parts changed. */
export const askAgentStats = (
  { filters, zone }: Pick<Sentence, "filters" | "zone">,
  words: AgentWords,
  { order = words.order, page = 1, ...parts }: Parts,
): string =>
  askText("agent stats", { filters, period: words.period.phrase, zone, ...parts, args: argsOf({ order, page }) });

const argsOf = ({ order, page }: Pick<AgentWords, "order" | "page">): string =>
  [order === "handled" ? "by handled" : "", page > 1 ? `page ${page}` : ""].filter(Boolean).join(" ");
