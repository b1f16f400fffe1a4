import type { Period } from "../../conversation/ask.js";
import { describePeriod } from "../../conversation/period.js";
import type { AnswerTable, TableValue } from "../../files/table.js";
import type { OrgRecord } from "../../store/records.js";
import { stateName } from "../../wxcc/agents/describe-state.js";
import { fileName } from "../about-figures.js";
import type { KnownAgent } from "../agent-stats/name-agents.js";
import type { AgentDay } from "./read-day.js";

/** Whose activity is shown. */
export interface AskedActivity {
  readonly org: OrgRecord;
  readonly agent: KnownAgent;
  readonly period: Period;
  readonly day: AgentDay;
}

/** Every stretch of the period. */
export const activityTable = ({ org, agent, period, day }: AskedActivity): AnswerTable => ({
  name: fileName("agent-activity", period),
  title: "Agent activity",
  zone: period.zone,
  columns: [
    { title: "Agent", kind: "text" },
    { title: "From", kind: "time" },
    { title: "To", kind: "time" },
    { title: "State", kind: "text" },
    { title: "Idle reason", kind: "text" },
    { title: "Queue", kind: "text" },
    { title: "Duration", kind: "duration" },
  ],
  rows: day.stretches.map(({ from, to, goesOn, state, idleCode, queueName }): TableValue[] => [
    ...[agent.name, from, goesOn ? null : to, stateName(state), idleCode ?? null, queueName ?? null, to - from],
  ]),
  about: [
    ["Contact centre", org.name],
    ["Period", describePeriod(period)],
    ["Channel", day.shown.join(", ")],
    ["Note", "What began in the period, cut at its end. What goes on has no end."],
  ],
});
