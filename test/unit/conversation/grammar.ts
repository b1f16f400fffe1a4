import { noFilters, type Sentence } from "../../../src/conversation/ask.js";
import type { Grammar } from "../../../src/conversation/find-command.js";

/** Commands of every shape that parsing must tell apart. */
export const grammar: readonly Grammar[] = [
  {
    name: "queue-stats",
    words: ["queue stats", "queues"],
    filters: ["queue", "channel", "org", "team", "agent", "site", "status"],
    period: "today",
  },
  { name: "queues-now", words: ["queues now", "live"], filters: ["queue", "org"], period: "now" },
  { name: "agent-stats", words: ["agent stats"], filters: ["agent", "org"], period: "today" },
  { name: "help", words: ["help"], filters: [], args: "[command]" },
  { name: "why", words: ["why", "what is"], filters: [], args: "<metric>" },
  { name: "use", words: ["use"], filters: [], args: "<org>" },
  { name: "orgs", words: ["orgs"], filters: [] },
];

/** A sentence of `queue stats` unless told otherwise. */
export const sentence = (parts: Partial<Sentence> = {}): Sentence => ({
  command: "queue-stats",
  args: "",
  period: undefined,
  filters: noFilters,
  zone: undefined,
  as: undefined,
  ...parts,
});
