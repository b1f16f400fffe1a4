import { Problem } from "../../errors.js";
import { matchQueues } from "../../wxcc/match-queues.js";
import type { QueueInfo } from "../../wxcc/queue-directory.js";

/** "with" first: "Sales and Support with Claims" are two queues and not three. */
const splitters = [/ (?:with|against|versus|vs\.?) /gi, / (?:and|to) /gi];

/**
 * Where the first of two queue names ends and the second begins, when both are queues; otherwise the first place where it
 * could be. Undefined when there is no word that could divide them.
 */
export function splitQueueNames(text: string, queues: readonly QueueInfo[]): readonly [string, string] | undefined {
  const splits = splitters.flatMap((splitter) =>
    [...text.matchAll(splitter)].map((found): readonly [string, string] => [
      text.slice(0, found.index).trim(),
      text.slice(found.index + found[0].length).trim(),
    ]),
  );
  return splits.find((names) => names.every((name) => isQueue(name, queues))) ?? splits[0];
}

function isQueue(name: string, queues: readonly QueueInfo[]): boolean {
  try {
    return matchQueues([name], queues, () => "").length === 1;
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}
