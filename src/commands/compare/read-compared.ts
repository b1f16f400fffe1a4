import type { PeriodPhrase, Sentence } from "../../conversation/ask.js";
import { askText, formatPeriod } from "../../conversation/format-ask.js";
import { parsePeriod, suggestPeriod } from "../../conversation/parse-period.js";
import { echo } from "../../conversation/quote.js";
import { type NextAsk, Problem } from "../../errors.js";

/** Words between the two things that are compared. */
export const joints = ["with", "to", "and", "against", "versus", "vs", "vs."] as const;

/** What is to be compared; queues are words yet, because only a directory knows where one name ends. */
export type Compared =
  | { readonly kind: "periods"; readonly first: PeriodPhrase; readonly second: PeriodPhrase }
  | { readonly kind: "queues"; readonly names: readonly [string, string] }
  | { readonly kind: "queue-words"; readonly text: string };

const endingJoint = new RegExp(`(?:^|\\s+)(?:${joints.map((word) => word.replace(".", "\\.")).join("|")})$`, "i");
const middleJoints = [/ (?:with|against|versus|vs\.?) /i, / (?:and|to) /i];
const queuePrefix = /^(?:the )?queues?(?: |$)/i;

type Asked = Pick<Sentence, "args" | "period" | "filters" | "zone">;

/**
 * Reads "today with" and a period, "today with yesterdy", "queue Billing with Claims", or two `queue:` filters. A sentence
 * that names only one side, or a period that is none, is a Problem with what was probably meant.
 */
export function readCompared(asked: Asked): Compared {
  const args = asked.args.trim();
  const left = args.replace(endingJoint, "").trim();
  const [one, two, ...more] = asked.filters.queue;
  if (one !== undefined && two !== undefined && more.length === 0 && left.replace(queuePrefix, "") === "")
    return { kind: "queues", names: [one, two] };
  if (queuePrefix.test(args) && one !== undefined) throw namedTwice(asked);
  if (queuePrefix.test(args)) return { kind: "queue-words", text: args.replace(queuePrefix, "").trim() };
  if (asked.period && left !== args)
    return { kind: "periods", first: periodOf(left, asked, "first"), second: asked.period };
  const split = middleJoints.map((joint) => joint.exec(args)).find((found) => found !== null);
  if (!split) throw oneSided(asked);
  const [before, after] = [args.slice(0, split.index), args.slice(split.index + split[0].length)];
  const [first, second] = [parsePeriod(before), parsePeriod(after)];
  if (!first && !second && !suggestPeriod(before) && !suggestPeriod(after)) {
    if (one !== undefined) throw namedTwice(asked);
    return { kind: "queue-words", text: args };
  }
  return {
    kind: "periods",
    first: periodOf(before, asked, "first"),
    second: periodOf(after, { ...asked, args: before }, "second"),
  };
}

/** The words as a period; `side` tells in which place a corrected one is offered. */
function periodOf(words: string, asked: Asked, side: "first" | "second"): PeriodPhrase {
  const reading = parsePeriod(words);
  if (reading && "phrase" in reading) return reading.phrase;
  const meant = reading && "instead" in reading ? reading.instead : suggestPeriod(words);
  const other = side === "first" ? asked.period : undefined;
  const again = (phrase: string): NextAsk => {
    const first = side === "first" ? phrase : asked.args;
    const second = side === "first" ? (other ? formatPeriod(other) : "yesterday") : phrase;
    const ask = comparePeriods(first, second, asked);
    return { label: ask, ask };
  };
  const ask = again(meant ? formatPeriod(meant) : side === "first" ? "today" : "yesterday");
  throw new Problem("bad-period", {
    say: reading && "say" in reading ? reading.say : `${echo(words)} is no period that I understand.`,
    next: meant
      ? `Did you mean ${echo(ask.ask)}?`
      : "A period is for example today, yesterday, last week, monday or 2026-11-01..2026-11-07.",
    asks: [ask],
  });
}

/** The sentence that compares two periods. */
export const comparePeriods = (
  first: string,
  second: string,
  { filters, zone }: Pick<Sentence, "filters" | "zone">,
): string => askText("compare", { args: `${first} with`, period: second, filters, zone });

/** Something to compare with is missing. */
export function oneSided(asked: Asked): Problem {
  const left = asked.args.replace(endingJoint, "").trim();
  const only = asked.period ? formatPeriod(asked.period) : parsePeriod(left) ? left : undefined;
  const ask =
    only === undefined || only === "yesterday"
      ? comparePeriods("today", "yesterday", asked)
      : comparePeriods(only, only === "last week" ? "this week" : "yesterday", asked);
  return new Problem("bad-period", {
    say: "A comparison needs two periods or two queues, and the question names one at most.",
    next: 'Write for example: compare today with yesterday, or: compare queue "Billing" with "Claims" last week',
    asks: [{ label: ask, ask }],
  });
}

const namedTwice = (asked: Asked) =>
  new Problem("bad-filter", {
    say: "The question names queues in its words and by queue: as well.",
    next: "Leave queue: out, or compare two periods of that queue.",
    asks: [{ label: "Today with yesterday", ask: comparePeriods("today", "yesterday", asked) }],
  });
