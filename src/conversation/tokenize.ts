import { startsPeriod } from "./parse-period.js";

/** A piece of a sentence. `bareEnd` tells that a filter's last value stood without quotation marks. */
export type Token =
  | { readonly kind: "word"; readonly text: string }
  | { readonly kind: "quoted"; readonly text: string }
  | { readonly kind: "filter"; readonly name: string; readonly values: readonly string[]; readonly bareEnd: boolean };

/** Telephones and word processors make these of straight quotation marks. */
const DOUBLE = `"“”„‟«»＂`;
const SINGLE = `'‘’‚‛`;

const FILTER_START = /(\p{L}[\p{L}_-]*):(?!\/\/) */uy;
const BARE_VALUE = /[^\s,]+/uy;
const WORD = /\S+/uy;
const NEXT_VALUE = / *,( *)/uy;

/** One blank between words, composed letters, and none of the invisible marks that copying from elsewhere brings. */
export const tidy = (text: string): string =>
  text
    .normalize("NFC")
    .replace(/[\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu, "")
    .replace(/\s+/gu, " ")
    .trim();

/** Without the courtesy and punctuation a sentence may end with, and the punctuation it may begin with. */
export const withoutThanks = (sentence: string): string =>
  sentence
    .replace(/^[ :,;\-–—/!.?]+/u, "")
    .replace(/(?:[ ,?!.…]|(?<=[ ,?!.…])(?:please|pls|thanks|thank you))+$/iu, "");

/** Splits a sentence (see {@link tidy}) into words, quoted texts and filters. Never fails: a quote left open ends with the sentence. */
export function tokenize(sentence: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;

  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(sentence) ?? undefined;
    if (found) at += found[0].length;
    return found;
  };

  while (at < sentence.length) {
    if (sentence[at] === " ") {
      at += 1;
      continue;
    }
    const quoted = takeQuoted();
    if (quoted !== undefined) {
      tokens.push({ kind: "quoted", text: quoted });
      continue;
    }
    const filter = take(FILTER_START);
    if (filter) {
      tokens.push({ kind: "filter", name: filter[1] ?? "", ...takeValues(filter[0].endsWith(" ")) });
      continue;
    }
    tokens.push({ kind: "word", text: take(WORD)?.[0] ?? "" });
  }
  return tokens;

  /** In quotation marks: a mark doubled stands for itself; an apostrophe inside single ones does not end them. */
  function takeQuoted(): string | undefined {
    const opening = sentence[at] ?? "";
    const marks = [DOUBLE, SINGLE].find((set) => set.includes(opening));
    if (!opening || !marks) return undefined;
    let text = "";
    for (at += 1; at < sentence.length; at += 1) {
      const letter = sentence[at] ?? "";
      const next = sentence[at + 1] ?? " ";
      if (!marks.includes(letter)) text += letter;
      else if (next === letter) {
        text += letter;
        at += 1;
      } else if (marks === DOUBLE || next === " " || next === ",") {
        at += 1;
        break;
      } else text += letter;
    }
    return text.trim();
  }

  function takeValues(afterBlank: boolean): { values: string[]; bareEnd: boolean } {
    const values: string[] = [];
    let bareEnd = false;
    for (;;) {
      // `queue: today` and `queue: team:X` are empty filters, not a queue called "today" or "team:X".
      if (isFilterAhead() || (afterBlank && values.length === 0 && startsPeriod(sentence.slice(at)))) break;
      const quoted = takeQuoted();
      bareEnd = quoted === undefined;
      const value = quoted ?? take(BARE_VALUE)?.[0];
      if (value) values.push(value);
      const before = at;
      const comma = take(NEXT_VALUE);
      if (!comma) break;
      // "queue:Billing, today": the comma ended the filter.
      if (comma[1] && (isFilterAhead() || startsPeriod(sentence.slice(at)))) {
        at = before + comma[0].length;
        break;
      }
    }
    return { values, bareEnd };
  }

  function isFilterAhead(): boolean {
    FILTER_START.lastIndex = at;
    return FILTER_START.test(sentence);
  }
}
