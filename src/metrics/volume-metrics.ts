import type { MetricDefinition } from "./definition.js";

/** How many came, and what became of them. */
export const volumeMetrics = {
  offered: {
    id: "offered",
    name: "Offered",
    aliases: ["arrivals", "contacts", "contacts offered", "volume", "calls"],
    unit: "count",
    formula: "contacts that reached the queue, short and still open ones included",
    fields: {
      search: "taskDetails: count of id by lastQueue",
      rest: "totalAcceptedTasks + totalAbandonedTasks",
    },
    caveat:
      "With REST this is an approximation: contacts still waiting, overflowed or transferred out are missing. " +
      "REST's totalOfferedTasks counts offers to agents and is never used as arrivals.",
    better: "neither",
    compute: (s) => s.offered,
    sample: (s) => s.offered,
  },
  answered: {
    id: "answered",
    name: "Answered",
    aliases: ["handled", "accepted", "contacts answered"],
    unit: "count",
    formula: "contacts that an agent answered",
    fields: { search: "taskDetails: count where isContactHandled", rest: "totalAcceptedTasks" },
    caveat: "Search counts a contact once, in the queue it ended in; REST counts it in every queue that answered it.",
    better: "neither",
    compute: (s) => s.answered,
    sample: (s) => s.answered,
  },
  abandoned: {
    id: "abandoned",
    name: "Abandoned",
    aliases: ["abandons", "lost", "missed", "lost calls"],
    unit: "count",
    formula: "contacts that left unanswered, short ones not counted",
    fields: { search: 'taskDetails: count where contactHandleType is "abandoned"', rest: "totalAbandonedTasks" },
    caveat: "REST cannot tell short calls apart, so with REST they are included.",
    better: "down",
    compute: (s) => s.abandoned,
    sample: (s) => s.offered,
  },
  short: {
    id: "short",
    name: "Short calls",
    aliases: ["short abandons", "short contacts"],
    unit: "count",
    formula: "contacts that left unanswered within the short-call seconds",
    fields: { search: 'taskDetails: count where contactHandleType is "short"', rest: null },
    caveat: "The number of seconds is the tenant's own setting, unless the org's settings here name another.",
    better: "neither",
    compute: (s) => s.short,
    sample: (s) => s.offered,
  },
} satisfies Record<string, MetricDefinition>;
