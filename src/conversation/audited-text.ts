import type { Sentence } from "./ask.js";
import { formatSentence } from "./format-ask.js";

const PHONE_NUMBER = /^\+?[\d().-]{7,}$/;

/** The question as the audit trail keeps it: canonical, and with numbers of customers taken out. */
export function auditedText(
  sentence: Sentence,
  commands: readonly { readonly name: string; readonly words: readonly string[] }[],
): string {
  const args = sentence.args
    .split(" ")
    .map((word) => (PHONE_NUMBER.test(word) && /\d{4}/.test(word) ? "[number]" : word))
    .join(" ");
  return formatSentence({ ...sentence, args }, commands);
}
