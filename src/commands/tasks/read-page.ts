import type { PeriodPhrase, Sentence } from "../../conversation/ask.js";
import type { Grammar } from "../../conversation/find-command.js";
import { readPeriodWords } from "../../conversation/period-words.js";
import { tokenize } from "../../conversation/tokenize.js";

/** What the words after the command say: which page, and the period when it stood before the page. */
export interface PageWanted {
  /** Counted from 1. */
  readonly page: number;
  readonly period: PeriodPhrase | undefined;
}

const pageWords = /\bpage (\d{1,5})\b/i;

/** "page 2", "yesterday page 2", in any order. Other words are refused as in a command that takes a period only. */
export function readPage(sentence: Sentence, command: Grammar): PageWanted {
  const found = pageWords.exec(sentence.args);
  const rest = sentence.args.replace(pageWords, "").trim();
  const { filters, zone, as } = sentence;
  const period = readPeriodWords(command, tokenize(rest), { filters, zone, as }) ?? sentence.period;
  return { page: Math.max(1, Number(found?.[1] ?? 1)), period };
}
