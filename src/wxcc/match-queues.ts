import { distance } from "fastest-levenshtein";
import { Problem } from "../errors.js";
import type { QueueInfo } from "./queue-directory.js";

const MOST_NAMED = 5;
const MOST_CLOSE = 3;

/** Case, accents and runs of spaces make no difference. */
const fold = (name: string) => name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();

/**
 * The queues a person means by name (or id), each once, in the order of `wanted`. An exact name wins; else the only
 * name that begins so; else the only one that contains it. Throws `ambiguous-queue` or `unknown-queue`.
 */
export function matchQueues(wanted: readonly string[], queues: readonly QueueInfo[]): readonly QueueInfo[] {
  return [...new Set(wanted.map((name) => matchOne(name, queues)))];
}

function matchOne(wanted: string, queues: readonly QueueInfo[]): QueueInfo {
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
    if (only) throw ambiguous(wanted, [only, ...others]);
  }
  throw unknown(wanted, folded, queues);
}

const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(", ");

function ambiguous(wanted: string, found: readonly QueueInfo[]): Problem {
  const names = found.map((queue) => queue.name).sort((a, b) => a.localeCompare(b, "en"));
  const more = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : "";
  return new Problem("ambiguous-queue", {
    say: `"${wanted}" could be several queues: ${quoted(names.slice(0, MOST_NAMED))}${more}.`,
    next: "Write the queue's whole name in quotes.",
  });
}

function unknown(wanted: string, folded: string, queues: readonly QueueInfo[]): Problem {
  const close = queues
    .map(({ name }) => ({ name, steps: distance(fold(name), folded) }))
    .filter(({ name, steps }) => steps <= Math.max(2, Math.max(name.length, folded.length) / 3))
    .sort((a, b) => a.steps - b.steps)
    .slice(0, MOST_CLOSE)
    .map(({ name }) => name);
  return new Problem("unknown-queue", {
    say: `There is no queue "${wanted}" in this contact centre.`,
    next:
      close.length > 0
        ? `Did you mean ${quoted(close)}?`
        : "Ask without the queue filter: the card lists the queues with their names.",
  });
}
