import { Problem } from "../errors.js";
import type { Command } from "./command.js";

/** Another command's question, its answer wanted as a file; parsing turns it into that question. */
export const exportTable = {
  name: "export",
  words: ["export", "download"],
  help: "The figures of another question as a file: Excel, or CSV with as csv.",
  details:
    "Write export before a question whose answer has a table: queue stats, all queues, queues now, trend, compare, tasks. " +
    "The same is had by writing as xlsx or as csv after it. The file has every row, unrounded, and says what it is.",
  examples: ["export queue stats yesterday", "export tasks today status:abandoned as csv"],
  needs: "nothing",
  filters: [],
  args: "<question> [as csv|xlsx]",
  exports: "xlsx",
  run: () =>
    Promise.reject(
      new Problem("empty-question", {
        say: "The question does not say what to export.",
        next: "Write a question after it, for example export queue stats yesterday.",
        asks: [{ label: "Export queue stats", ask: "queue stats yesterday as xlsx" }],
      }),
    ),
} satisfies Command;
