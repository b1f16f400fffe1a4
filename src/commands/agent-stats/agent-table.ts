import type { Period } from "../../conversation/ask.js";
import { describePeriod } from "../../conversation/period.js";
import type { AnswerTable, TableColumn, TableValue } from "../../files/table.js";
import { agentMetrics, allAgentMetrics } from "../../metrics/definitions.js";
import type { AgentStatistics } from "../../wxcc/statistics/agent-source.js";
import { fileName } from "../about-figures.js";
import type { OrgAnswers } from "../queue-stats/ask-each-org.js";
import { missingOrgs } from "../queue-stats/failed-orgs.js";
import type { OrgAgents } from "./read-org-agents.js";

/** Every agent, with the sums that the figures are made from. */
export function agentTable(period: Period, answers: OrgAnswers<OrgAgents>): AnswerTable {
  const orgs = answers.answered;
  const durations = ["Talk", "Hold", "Wrap-up", "Available", "Idle"];
  return {
    name: fileName("agent-stats", period),
    title: "Agent stats",
    zone: period.zone,
    columns: [
      { title: "Contact centre", kind: "text" },
      { title: "Team", kind: "text" },
      { title: "Agent", kind: "text" },
      ...allAgentMetrics.map(({ name, unit }): TableColumn => ({ title: name, kind: unit })),
      { title: "Offered", kind: "count" },
      { title: "Not answered", kind: "count" },
      { title: "Transferred", kind: "count" },
      ...durations.map((title): TableColumn => ({ title: `${title} time`, kind: "duration" })),
    ],
    rows: orgs.flatMap(({ org, agents }) =>
      agents.map(({ name, teams, sums }): TableValue[] => [
        ...[org.name, teams, name],
        ...allAgentMetrics.map((metric) => metric.compute(sums)),
        ...[sums.offered, sums.notAnswered, sums.transferred],
        ...[sums.talkMs, sums.holdMs, sums.wrapUpMs, sums.availableMs, sums.idleMs],
      ]),
    ),
    about: [
      ["Period", describePeriod(period)],
      ...missingOrgs(answers),
      ...orgs.flatMap(({ org, current, narrowedTo }) => [
        ["Contact centre", org.name] as const,
        ["As of", new Date(current.asOf).toISOString()] as const,
        ...(narrowedTo === undefined ? [] : [["Narrowed to", narrowedTo] as const]),
        ...sourceLines(current).map((line) => ["Note", line] as const),
      ]),
      ...allAgentMetrics.map(({ name, formula }) => ["Definition", `${name}: ${formula}`] as const),
    ],
  };
}

/** Where the figures come from and what is counted. */
export const sourceLines = ({ source, partOfDay }: Pick<AgentStatistics, "source" | "partOfDay">): string[] => [
  source === "search"
    ? "Source: Search API; a session counts in the period in which the agent signed in."
    : "Source: REST statistics; both ends of the period are rounded down to the quarter hour.",
  ...(source === "rest" && partOfDay
    ? ["Search knows agents' time by whole sessions only, which a part of a day cuts through."]
    : []),
  `Handle time is ${agentMetrics.aht.formula}; calls that an agent made are not in it. Occupancy takes available time once, not per channel.`,
  "How a figure is made: write why occupancy, why rona …",
];
