import { type AskForName, matchNames, type NameKind } from "./match-names.js";
import type { QueueInfo } from "./queue-directory.js";

/** The same question with `queueName` in the place of what was written. */
export type AskForQueue = AskForName;

const queueKind: NameKind = {
  one: "queue",
  many: "queues",
  unknown: "unknown-queue",
  ambiguous: "ambiguous-queue",
  otherwise: {
    next: "See the names of today's queues, and ask for one.",
    ask: { label: "All queues", ask: "all queues today" },
  },
};

/** The queues a person means by name (or id); throws `ambiguous-queue` or `unknown-queue`, see {@link matchNames}. */
export const matchQueues = (
  wanted: readonly string[],
  queues: readonly QueueInfo[],
  askFor: AskForQueue,
): readonly QueueInfo[] => matchNames(wanted, queues, queueKind, askFor);
