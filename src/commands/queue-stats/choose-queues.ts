import { Problem } from "../../errors.js";
import { matchQueues } from "../../wxcc/match-queues.js";
import type { QueueInfo } from "../../wxcc/queue-directory.js";

/** More buttons than this are no help to anybody. */
const mostButtons = 5;

/** The same question with `queueName` in the place of what was written. */
export type AskForQueue = (written: string, queueName: string) => string;

/** Queues by the names of the question. When a name fits several, each is a button that asks the whole question again. */
export function chooseQueues(
  wanted: readonly string[],
  queues: readonly QueueInfo[],
  askForQueue: AskForQueue,
): readonly QueueInfo[] {
  return [...new Set(wanted.flatMap((written) => chooseQueue(written, queues, askForQueue)))];
}

function chooseQueue(written: string, queues: readonly QueueInfo[], askForQueue: AskForQueue): readonly QueueInfo[] {
  try {
    return matchQueues([written], queues);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const names =
      error.code === "ambiguous-queue" ? namesThatFit(written, queues) : error.asks.map(({ label }) => label);
    const asks = names.slice(0, mostButtons).map((name) => ({ label: name, ask: askForQueue(written, name) }));
    throw new Problem(error.code, { say: error.say, next: error.next, asks, cause: error });
  }
}

/** Names that the same matching would take if they stood alone. */
function namesThatFit(written: string, queues: readonly QueueInfo[]): readonly string[] {
  const fits = (queue: QueueInfo) => {
    try {
      return matchQueues([written], [queue]).length > 0;
    } catch (error) {
      if (error instanceof Problem) return false;
      throw error;
    }
  };
  return queues
    .filter(fits)
    .map(({ name }) => name)
    .sort((a, b) => a.localeCompare(b, "en"));
}
