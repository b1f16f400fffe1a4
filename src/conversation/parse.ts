import { Problem } from "../errors.js";
import type { FilterName, PeriodPhrase, Sentence } from "./ask.js";
import { findCommand, type Grammar, isCourtesy, nearestCommand } from "./find-command.js";
import { askText, filterOrder, formatSentence, quoteValue } from "./format-ask.js";
import { parsePeriod } from "./parse-period.js";
import { asButton, emptyQuestion, helpAsk, notUnderstood, questionTooLong } from "./parse-problems.js";
import { readPeriodWords } from "./period-words.js";
import { echo } from "./quote.js";
import { filterNameOf, type ReadFilters, readFilters } from "./read-filters.js";
import { type Token, tidy, tokenize, withoutThanks } from "./tokenize.js";

/** Longer than any question a person types, short enough to be read by them again. */
export const LONGEST_QUESTION = 2000;

type Format = Sentence["as"];
const formats = new Map<string, Format>([
  ["csv", "csv"],
  ["xlsx", "xlsx"],
  ["excel", "xlsx"],
]);

/** Reads a sentence without its mention. Throws a Problem that says what was not understood and what was probably meant. */
export function parseSentence(text: string, commands: readonly Grammar[]): Sentence {
  const letters = [...text].length;
  if (letters > LONGEST_QUESTION) throw questionTooLong(letters, LONGEST_QUESTION);
  const sentence = withoutThanks(tidy(text));
  const tokens = tokenize(sentence);
  const [only] = tokens;
  // Copied from an answer, quotation marks included.
  if (tokens.length === 1 && only?.kind === "quoted" && only.text) return parseSentence(only.text, commands);

  const words = tokens.filter((token) => token.kind !== "filter");
  const spoken = words.map((word) => (word.kind === "word" ? word.text : ""));
  const found = findCommand(spoken, commands);
  const isGreeting = tokens.length === words.length && spoken.every(isCourtesy);
  if (!found && (isGreeting || !/[\p{L}\p{N}]/u.test(sentence))) throw emptyQuestion();
  if (!found) throw unknownCommand(tokens, spoken, commands);

  const { command } = found;
  const wanted = command.exports && tokensAfter(tokens, found.from);
  if (command.exports && wanted && wanted.length > 0)
    return parseSentence(
      asFile(wanted, command.exports),
      commands.filter(({ exports }) => !exports),
    );
  const { filters, zone } = filtersOf(command, tokens, commands);
  const later = words.slice(found.from);
  if (command.schedules)
    return { command: command.name, args: asWritten(later), period: undefined, filters, zone, as: undefined };
  const { as, rest } = takeFormat(later);
  const empty = { command: command.name, args: "", period: undefined, filters, zone, as };
  if (command.args !== undefined) return { ...empty, ...readArgs(command, rest) };
  return { ...empty, period: readPeriodWords(command, rest, { filters, zone, as }) };
}

function filtersOf(command: Grammar, tokens: readonly Token[], commands: readonly Grammar[]): ReadFilters {
  const read = readFilters(tokens.filter((token) => token.kind === "filter"));
  if (!("filters" in read)) {
    const { code, say, next, token, instead } = read;
    if (instead === undefined) {
      const without = tryFormat(respell(tokens.filter((t) => t !== token)), commands, (sentence) =>
        formatSentence(sentence, commands),
      );
      throw new Problem(code, { say, next, asks: without === undefined ? [] : [asButton(without)] });
    }
    const mend = (filter: string) => {
      const mended = respell(tokens.map((t) => (t === token ? filter : t)));
      return tryFormat(mended, commands, (sentence) => formatSentence(sentence, commands)) ?? mended;
    };
    throw notUnderstood(code, say, mend(instead), next, read.others?.map(mend));
  }
  const refused = filterOrder.find((name) => read.filters[name].length > 0 && !command.filters.includes(name));
  const noZone = read.zone !== undefined && command.period === undefined && !command.schedules;
  if (refused === undefined && !noZone) return read;
  const name = refused ?? "tz";
  const others = tokens.filter((token) => token.kind !== "filter" || filterNameOf(token.name) !== name);
  const instead = tryFormat(respell(others), commands, (sentence) => formatSentence(sentence, commands));
  throw filterNotFor(command, name, instead);
}

function filterNotFor(command: Grammar, refused: FilterName | "tz", instead: string | undefined): Problem {
  const list = command.filters.map((name) => `${name}:`).join(", ");
  const reason = refused === "tz" ? "It is about no period that a zone could move." : command.refuses?.[refused];
  return new Problem("filter-not-for-command", {
    say: `${echo(command.words[0] ?? command.name)} cannot be narrowed by ${refused}. ${reason ?? ""}`.trim(),
    next: `Leave ${refused}: out and ask again${list ? `; it takes ${list}` : ""}.`,
    asks: instead === undefined ? [] : [asButton(instead)],
  });
}

/** The tokens that follow the first words; filters are no words and may stand among them. */
function tokensAfter(tokens: readonly Token[], words: number): readonly Token[] {
  let passed = 0;
  return tokens.filter((token) => {
    if (token.kind === "filter" || passed >= words) return true;
    passed += 1;
    return false;
  });
}

/** Another command's question with the kind of file it is wanted as, unless it says so itself. */
function asFile(tokens: readonly Token[], kind: NonNullable<Format>): string {
  const words = tokens.filter((token) => token.kind !== "filter");
  return takeFormat(words).as ? respell(tokens) : `${respell(tokens)} as ${kind}`;
}

/** Another question's words as they stand, its quotation marks included; all of them in marks of their own are one text. */
function asWritten(words: readonly Token[]): string {
  const [only, ...others] = words;
  return only?.kind === "quoted" && others.length === 0 ? only.text : respell(words);
}

/** `as csv` anywhere among the words. */
function takeFormat(words: readonly Token[]): { as: Format; rest: readonly Token[] } {
  const formatAt = (index: number) => formats.get(textAt(index));
  const textAt = (index: number) => {
    const token = words[index];
    return token?.kind === "word" ? token.text.toLowerCase().replace(/,$/u, "") : "";
  };
  const at = words.findIndex((_, index) => textAt(index) === "as" && formatAt(index + 1));
  if (at < 0) return { as: undefined, rest: words };
  return { as: formatAt(at + 1), rest: [...words.slice(0, at), ...words.slice(at + 2)] };
}

/** Words that mean something to the command itself; when it takes a period too, the period is their end. */
function readArgs(command: Grammar, rest: readonly Token[]): { args: string; period?: PeriodPhrase } {
  const texts = rest.map((token) => ("text" in token ? token.text : ""));
  const args = tidy(texts.join(" "));
  if (command.period === undefined) return { args };
  for (let from = 0; from < rest.length; from += 1) {
    const tail = rest.slice(from);
    const [first] = tail;
    const isJoint = first?.kind === "word" && command.joints?.includes(first.text.toLowerCase());
    if (isJoint || tail.some((token) => token.kind === "quoted")) continue;
    const period = readPeriodWords(command, tail, undefined);
    if (period) return { args: tidy(texts.slice(0, from).join(" ")), period };
  }
  return { args };
}

function unknownCommand(tokens: readonly Token[], spoken: readonly string[], commands: readonly Grammar[]): Problem {
  const nearest = nearestCommand(spoken, commands) ?? onlyPeriod(spoken, commands);
  const say = `I do not know how to answer ${echo(respell(tokens))}.`;
  if (!nearest) return notUnderstood("unknown-command", say, undefined, "Press Help to see everything one can ask.");
  const words = tokens.filter((token) => token.kind !== "filter");
  const filters = tokens.filter((token) => token.kind === "filter");
  const kept = respell([nearest.phrase, ...words.slice(nearest.from), ...filters]);
  return notUnderstood("unknown-command", say, meant(kept, nearest.phrase, commands), "");
}

/** "yesterday?": the first command that takes a period is what most people mean. */
function onlyPeriod(spoken: readonly string[], commands: readonly Grammar[]) {
  const phrase = commands.find(({ period }) => period !== undefined)?.words[0];
  return phrase !== undefined && parsePeriod(spoken.join(" ")) ? { phrase, from: 0 } : undefined;
}

/** The corrected sentence in canonical spelling, its period named even where the command has one of its own. */
function meant(text: string, phrase: string, commands: readonly Grammar[]): string {
  const format = (sentence: Sentence) => {
    const command = commands.find(({ name }) => name === sentence.command);
    return askText(phrase, { ...sentence, period: sentence.period ?? command?.period });
  };
  return tryFormat(text, commands, format) ?? phrase;
}

/** Of a sentence that is still wrong: its own correction, if it has one. */
function tryFormat(
  text: string,
  commands: readonly Grammar[],
  format: (sentence: Sentence) => string,
): string | undefined {
  try {
    return format(parseSentence(text, commands));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return error.asks.find(({ ask }) => ask !== helpAsk.ask)?.ask;
  }
}

/** Tokens as a sentence again; text among them stands for itself. */
const respell = (tokens: readonly (Token | string)[]): string =>
  tokens
    .map((token) => {
      if (typeof token === "string") return token;
      if (token.kind === "word") return token.text;
      if (token.kind === "quoted") return quoteValue(token.text);
      return `${token.name}:${token.values.map(quoteValue).join(",")}`;
    })
    .join(" ");
