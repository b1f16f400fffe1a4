import { distance } from "fastest-levenshtein";
import { echo } from "../conversation/quote.js";
import { type NextAsk, Problem } from "../errors.js";
import type { QueueInfo } from "./queue-directory.js";

/** Buttons a card has room for; more are no help to anybody. */
const MOST_NAMED = 5;
const MOST_CLOSE = 3;

/** The same question with `queueName` in the place of what was written. */
export type AskForQueue = (written: string, queueName: string) => string;

/** Case, accents and runs of spaces make no difference. */
const fold = (name: string) => name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();

/**
 * The queues a person means by name (or id), each once, in the order of `wanted`. An exact name wins; else the only
 * name that begins so; else the only one that contains it. Throws `ambiguous-queue` or `unknown-queue`, each name that
 * was probably meant being a button that asks the whole question again.
 */
export function matchQueues(
  wanted: readonly string[],
  queues: readonly QueueInfo[],
  askFor: AskForQueue,
): readonly QueueInfo[] {
  return [...new Set(wanted.map((written) => matchOne(written, queues, (name) => askFor(written, name))))];
}

type AskForName = (queueName: string) => string;

function matchOne(wanted: string, queues: readonly QueueInfo[], askFor: AskForName): QueueInfo {
  const folded = fold(wanted);
  const tests: ((queue: QueueInfo) => boolean)[] = [
    (queue) => queue.id === wanted || queue.name === wanted,
    (queue) => fold(queue.name) === folded,
    (queue) => folded !== "" && fold(queue.name).startsWith(folded),
    (queue) => folded !== "" && fold(queue.name).includes(folded),
  ];
  for (const test of tests) {
    const [only, ...others] = queues.filter(test);
    if (only && others.length === 0) return only;
    if (only) throw ambiguous(wanted, [only, ...others], askFor);
  }
  throw unknown(wanted, folded, queues, askFor);
}

const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(", ");

const buttons = (names: readonly string[], askFor: AskForName): NextAsk[] =>
  names.map((name) => ({ label: name, ask: askFor(name) }));

function ambiguous(wanted: string, found: readonly QueueInfo[], askFor: AskForName): Problem {
  const names = found.map((queue) => queue.name).sort((a, b) => a.localeCompare(b, "en"));
  const shown = names.slice(0, MOST_NAMED);
  const more = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : "";
  return new Problem("ambiguous-queue", {
    say: `${echo(wanted)} could be several queues: ${quoted(shown)}${more}.`,
    next: more ? "Write more of the queue's name, in quotes." : "Press the queue that you mean.",
    asks: buttons(shown, askFor),
  });
}

function unknown(wanted: string, folded: string, queues: readonly QueueInfo[], askFor: AskForName): Problem {
  const close = queues
    .map(({ name }) => ({ name, steps: distance(fold(name), folded) }))
    .filter(({ name, steps }) => steps <= Math.max(2, Math.max(name.length, folded.length) / 3))
    .sort((a, b) => a.steps - b.steps)
    .slice(0, MOST_CLOSE)
    .map(({ name }) => name);
  return new Problem("unknown-queue", {
    say: `There is no queue ${echo(wanted)} in this contact centre.`,
    next: close.length > 0 ? `Did you mean ${quoted(close)}?` : "See the names of today's queues, and ask for one.",
    asks: close.length > 0 ? buttons(close, askFor) : [{ label: "All queues", ask: "all queues today" }],
  });
}
