import { type NextAsk, Problem, type ProblemCode } from "../errors.js";
import { echo } from "./quote.js";

/** The button that opens the list of everything one can ask. */
export const helpAsk: NextAsk = { label: "Help", ask: "help" };

const LONGEST_LABEL = 40;

/** A button that asks `ask`, named after it. */
export const asButton = (ask: string): NextAsk => ({
  label: [...ask].length > LONGEST_LABEL ? `${[...ask].slice(0, LONGEST_LABEL - 1).join("")}…` : ask,
  ask,
});

/** A sentence that cannot be answered as it stands, with the one that was probably meant as its next step, and others nearly as likely. */
export const notUnderstood = (
  code: ProblemCode,
  say: string,
  instead: string | undefined,
  next: string,
  others: readonly string[] = [],
): Problem =>
  new Problem(code, {
    say,
    next: instead === undefined ? next : `Did you mean ${echo(instead)}?`,
    asks: instead === undefined ? [helpAsk] : [instead, ...others].map(asButton),
  });

/** The bot was called and asked nothing. */
export const emptyQuestion = (): Problem =>
  new Problem("empty-question", {
    say: "I was called, but found no question that I could read.",
    next: "Ask for something, for example queue stats today, or press Help to see everything I know.",
    asks: [asButton("queue stats today"), helpAsk],
  });

/** Never repeats the question: it may be somebody's whole clipboard. */
export const questionTooLong = (letters: number, most: number): Problem =>
  new Problem("question-too-long", {
    say: `That question has ${letters} characters; I read at most ${most}.`,
    next: "Ask again with fewer words, for example queue stats today.",
    asks: [asButton("queue stats today")],
  });
