import type { Sentence } from "./ask.js";
import { formatSentence } from "./format-ask.js";

/** Digits as people write a number: in groups, bracketed, with or without a plus. Not part of a longer word such as an id. */
const DIGITS = /(?<![\w-])\+?\(?\d[\d\s().,/-]*\d(?![\w-])/g;
const FEWEST_DIGITS = 7;

const hideNumber = (found: string): string =>
  found.replaceAll(/\D/g, "").length >= FEWEST_DIGITS ? "[number]" : found;

/** The question as the audit trail keeps it: canonical, and with numbers of customers taken out. */
export function auditedText(
  sentence: Sentence,
  commands: readonly { readonly name: string; readonly words: readonly string[] }[],
): string {
  return formatSentence({ ...sentence, args: sentence.args.replace(DIGITS, hideNumber) }, commands);
}
