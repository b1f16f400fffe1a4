import type { MissingMetric } from "./definition.js";

/** Metrics that people ask for and Contact Center's statistics cannot give: better said than guessed. */
export const notAvailable: readonly MissingMetric[] = [
  {
    id: "time-to-abandon",
    name: "Average time to abandon",
    aliases: ["ata", "abandon time", "average abandon time"],
    reason: "The waits of those who left are only known together with short and open contacts.",
    from: "a visualization in Analyzer that lists the abandoned contacts one by one",
  },
  {
    id: "median-wait",
    name: "Median and percentile waits",
    aliases: ["median", "percentile", "p90", "p95", "90th percentile"],
    reason: "Medians cannot be added up over queues or intervals; they need every single contact.",
    from: "a list of contacts from Analyzer, computed in a spreadsheet",
  },
  {
    id: "utilisation",
    name: "Utilisation",
    aliases: ["utilization"],
    reason: "It needs the logged-in time of agents, which queue statistics do not hold.",
    from: "agent session data (agent statistics in Contact Center)",
  },
  {
    id: "adherence",
    name: "Schedule adherence",
    aliases: ["schedule adherence", "conformance"],
    reason: "It compares agents with their planned shifts, and Contact Center does not know the plan.",
    from: "your workforce management system",
  },
  {
    id: "fcr",
    name: "First contact resolution",
    aliases: ["first call resolution", "repeat calls"],
    reason: "There is no common definition, and nothing in a contact's record says that the matter was settled.",
    from: "your CRM, or a survey",
  },
  {
    id: "csat",
    name: "Customer satisfaction",
    aliases: ["satisfaction", "nps"],
    reason: "Scores come from surveys that few customers answer and are not part of queue statistics.",
    from: "your survey tool, or Experience Management",
  },
];
