import { Problem } from "../errors.js";
import type { Filters, PeriodPhrase, Sentence } from "./ask.js";
import type { Grammar } from "./find-command.js";
import { askText } from "./format-ask.js";
import { parsePeriod, suggestPeriod } from "./parse-period.js";
import { asButton, notUnderstood } from "./parse-problems.js";
import { echo } from "./quote.js";
import { channelNamed } from "./read-filters.js";
import type { Token } from "./tokenize.js";

/** Words around a period that change nothing: "for yesterday", "from 9:00 to 12:00", "today so far, please". */
const fillers = new Set(
  "for in on at during of the from over so far please pls thanks thank you and with me us".split(" "),
);

/** Words about time that no period is made of: whoever wrote them did not mean a queue of that name. */
const timeWord =
  /\b(?:morning|noon|afternoon|evening|night|since|until|before|after|(?:hour|day|week|month|quarter|year)s?|hourly|daily|weekly|monthly|[wmqy]td|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|ust|(?:t?em|o)?ber)?)\b|\.\./iu;

/** What else the sentence said, kept when a corrected one is offered. */
type Said = Pick<Sentence, "filters" | "zone" | "as">;

/**
 * The period in the words that are left after command and filters. Throws when they are no period: without `said`
 * (words that may mean something else) it returns undefined instead.
 */
export function readPeriodWords(
  command: Grammar,
  rest: readonly Token[],
  said: Said | undefined,
): PeriodPhrase | undefined {
  const words = rest
    .map((token) => (token.kind === "word" ? { ...token, text: token.text.replace(/[,;]+$/u, "") } : token))
    .filter((token) => token.kind !== "word" || !(token.text === "" || fillers.has(token.text.toLowerCase())));
  if (words.length === 0) return undefined;
  const text = textOf(words);
  const reading = words.every((word) => word.kind === "word") ? parsePeriod(text) : undefined;
  if (!said) return reading && "phrase" in reading ? reading.phrase : undefined;

  const [canonical = command.name] = command.words;
  const ask = (period: PeriodPhrase | string | undefined, filters: Filters = said.filters) =>
    askText(canonical, { ...said, period, filters });

  if (command.period === undefined)
    throw notUnderstood(
      "unknown-command",
      `${echo(canonical)} stands alone; I do not understand ${echo(text)} after it.`,
      ask(undefined),
      "",
    );
  if (reading && "phrase" in reading) return reading.phrase;
  if (reading) {
    const instead = reading.instead ?? command.period;
    throw new Problem("bad-period", { ...reading, asks: [{ label: labelOf(instead), ask: ask(instead) }] });
  }
  throw leftOver(command, canonical, words, said, ask);
}

const textOf = (words: readonly Token[]) => words.map((word) => ("text" in word ? word.text : "")).join(" ");

const labelOf = (period: PeriodPhrase | string) => askText("", { period });

/** Says which words were not understood, and offers what they were probably meant to be. */
function leftOver(
  command: Grammar,
  canonical: string,
  words: readonly Token[],
  said: Said,
  ask: (period: PeriodPhrase | string | undefined, filters?: Filters) => string,
): Problem {
  const { period, others } = splitPeriod(words);
  const odd = textOf(others);
  if (period && parsePeriod(odd))
    return notUnderstood("bad-period", "One answer is about one period, and the question names two.", ask(period), "");
  const say = `I do not understand ${echo(odd)} in ${echo(`${canonical} ${textOf(words)}`)}.`;
  const all = textOf(words);
  const meant = !period ? suggestPeriod(odd) : /\d-\d/.test(all) ? suggestPeriod(all) : undefined;
  if (meant) return notUnderstood("bad-period", say, ask(meant), "");
  const channel = channelNamed(odd);
  if (channel && command.filters.includes("channel")) {
    const narrowed = { ...said.filters, channel: [...new Set([...said.filters.channel, channel])] };
    return notUnderstood("bad-period", say, ask(period ?? command.period, narrowed), "");
  }
  const wellKnown = "A period is for example today, yesterday, last week, last 4h, monday or 2026-11-01..2026-11-07.";
  if (!command.filters.includes("queue") || /^[\d\W]/u.test(odd) || timeWord.test(odd)) {
    const instead = ask(period ?? command.period);
    return new Problem("bad-period", { say, next: wellKnown, asks: [asButton(instead)] });
  }
  // A queue's name without its filter, or a name of several words without its quotation marks.
  const queues = said.filters.queue;
  const last = queues.at(-1);
  const named = last === undefined ? [odd] : [...queues.slice(0, -1), `${last} ${odd}`];
  return notUnderstood("bad-period", say, ask(period ?? command.period, { ...said.filters, queue: named }), "");
}

/** "last monday 9:00 to 12:00", with a word to spare. */
const LONGEST_PERIOD_WORDS = 6;

/** The longest run of words that is a period, and the words around it. */
function splitPeriod(words: readonly Token[]): { period?: PeriodPhrase; others: readonly Token[] } {
  for (let length = Math.min(words.length - 1, LONGEST_PERIOD_WORDS); length > 0; length -= 1)
    for (let from = 0; from + length <= words.length; from += 1) {
      const run = words.slice(from, from + length);
      const reading = run.every((word) => word.kind === "word") ? parsePeriod(textOf(run)) : undefined;
      if (reading && "phrase" in reading)
        return { period: reading.phrase, others: [...words.slice(0, from), ...words.slice(from + length)] };
    }
  return { others: words };
}
