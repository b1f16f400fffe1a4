import type { MetricDefinition } from "./definition.js";
import { plus, ratio } from "./ratio.js";

/** How long the work on an answered contact took. */
export const handlingMetrics = {
  aht: {
    id: "aht",
    name: "Average handle time",
    aliases: ["handle time", "handling time"],
    unit: "duration",
    formula: "(talk + hold + wrap-up) ÷ answered",
    fields: { search: "taskDetails: sums of connectedDuration, holdDuration and wrapupDuration", rest: null },
    caveat: "REST's averageHandledTime has no wrap-up, so with REST the card shows talk time under its own name.",
    better: "neither",
    compute: (s) => ratio(plus(s.talkMs, s.holdMs, s.wrapUpMs), s.answered),
    sample: (s) => s.answered,
  },
  talkTime: {
    id: "talk-time",
    name: "Average talk time",
    aliases: ["talk", "att", "average connected time"],
    unit: "duration",
    formula: "connected time ÷ answered, without wrap-up",
    fields: { search: "taskDetails: sum of connectedDuration", rest: "averageHandledTime × totalAcceptedTasks" },
    caveat:
      "REST books the time where a contact ended and the count where it started: trust it over a day, not over 15 minutes.",
    better: "neither",
    compute: (s) => ratio(s.talkMs, s.answered),
    sample: (s) => s.answered,
  },
  averageHold: {
    id: "average-hold",
    name: "Average hold",
    aliases: ["hold", "hold time"],
    unit: "duration",
    formula: "hold time ÷ answered",
    fields: { search: "taskDetails: sum of holdDuration", rest: null },
    caveat: "Spread over everybody answered, not only over those who were put on hold.",
    better: "down",
    compute: (s) => ratio(s.holdMs, s.answered),
    sample: (s) => s.answered,
  },
  averageWrapUp: {
    id: "average-wrap-up",
    name: "Average wrap-up",
    aliases: ["wrap-up", "wrapup", "wrap up", "acw", "after-call work"],
    unit: "duration",
    formula: "wrap-up time ÷ answered",
    fields: { search: "taskDetails: sum of wrapupDuration", rest: null },
    caveat: "Contacts whose wrap-up is not finished yet have none so far.",
    better: "neither",
    compute: (s) => ratio(s.wrapUpMs, s.answered),
    sample: (s) => s.answered,
  },
} satisfies Record<string, MetricDefinition>;
