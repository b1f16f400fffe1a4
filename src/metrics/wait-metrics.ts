import type { MetricDefinition } from "./definition.js";
import { ratio } from "./ratio.js";

/** How long people waited, and wait at this moment. */
export const waitMetrics = {
  asa: {
    id: "asa",
    name: "Average speed of answer",
    aliases: ["speed of answer", "answer speed", "average answer time"],
    unit: "duration",
    formula: "queue time of the answered ÷ answered",
    fields: {
      search: "taskDetails: sum of queueDuration where isContactHandled; a queue's: taskLegDetails queue.duration",
      rest: null,
    },
    caveat: "Those who left are not in it. REST mixes them in, so with REST the card shows the average wait instead.",
    better: "down",
    compute: (s) => ratio(s.waitAnsweredMs, s.answered),
    sample: (s) => s.answered,
  },
  averageWait: {
    id: "average-wait",
    name: "Average wait",
    aliases: ["wait", "average queue time", "queue time", "avg wait"],
    unit: "duration",
    formula: "queue time of everybody ÷ those who had to wait",
    fields: {
      search:
        "taskDetails: sum of queueDuration ÷ count where queueDuration or queueCount is above 0; a queue's: taskLegDetails alike",
      rest: "averageEnqueuedTime × totalEnqueuedTasks ÷ totalEnqueuedTasks",
    },
    caveat: "Those who left are in it, those who were answered at once are not: it is not the speed of answer.",
    better: "down",
    compute: (s) => ratio(s.waitAllMs, s.waited),
    sample: (s) => s.waited,
  },
  longestWait: {
    id: "longest-wait",
    name: "Longest wait in the period",
    aliases: ["longest wait", "max wait", "maximum wait"],
    unit: "duration",
    formula: "the longest queue time of one contact of the period",
    fields: { search: "taskDetails: maximum of queueDuration; a queue's: taskLegDetails queue.duration", rest: null },
    caveat:
      "It looks back over the period; who waits at this moment is another figure. A total adds up the waits of a contact in several queues.",
    better: "down",
    compute: (s) => (s.offered === 0 ? null : s.longestWaitMs),
    sample: (s) => s.offered,
  },
  waitingNow: {
    id: "waiting-now",
    name: "Waiting now",
    aliases: ["waiting", "in queue", "contacts waiting", "queue length"],
    unit: "count",
    formula: "contacts parked in the queue at this moment",
    fields: { search: 'task: count where isActive and status is "parked"', rest: null },
    caveat: "Always comes from Search, whichever source answers for the period; looks back over 24 hours.",
    better: "down",
    compute: (_sums, _settings, live) => live?.waiting ?? null,
    sample: () => null,
  },
  longestWaitNow: {
    id: "longest-wait-now",
    name: "Longest wait now",
    aliases: ["oldest contact", "oldest waiting", "longest waiting"],
    unit: "duration",
    formula: "now − the creation of the oldest contact that is parked",
    fields: { search: "task: minimum of createdTime among the parked", rest: null },
    caveat: "Counted from the creation of the contact, so time in the menu is included.",
    better: "down",
    compute: (_sums, _settings, live) => live?.longestWaitMs ?? null,
    sample: () => null,
  },
} satisfies Record<string, MetricDefinition>;
