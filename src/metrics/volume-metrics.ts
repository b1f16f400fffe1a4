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
      search: "taskDetails: count of id; a queue's: taskLegDetails where queuedTo is Queue",
      rest: "totalAcceptedTasks + totalAbandonedTasks",
    },
    caveat:
      "A queue counts every visit, a total of the contact centre or of a channel each contact once; the card says so when the " +
      "two differ. Without leg records (Cisco keeps them for enrolled orgs only) Search counts a contact in the queue it ended in alone. " +
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
    fields: {
      search: "taskDetails: count where isContactHandled; a queue's: taskLegDetails where isTaskLegHandled",
      rest: "totalAcceptedTasks",
    },
    caveat:
      "Every queue that answered a contact counts it. Search's total counts each contact once; REST's counts it as often as it was answered.",
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
    fields: {
      search:
        'taskDetails: count where contactHandleType is "abandoned"; a queue\'s: taskLegDetails where handleType is ' +
        '"abandoned", without its short calls',
      rest: "totalAbandonedTasks",
    },
    caveat:
      "REST cannot tell short calls apart, so with REST they are included. Who was answered in one queue and left the next one " +
      "waiting is abandoned there, and in the total an answered contact.",
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
    caveat:
      "The number of seconds is the tenant's own setting, unless the org's settings here name another. Leg records do not know " +
      "short calls: a queue's are the contacts that ended in it, never answered.",
    better: "neither",
    compute: (s) => s.short,
    sample: (s) => s.offered,
  },
} satisfies Record<string, MetricDefinition>;
