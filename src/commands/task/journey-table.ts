import type { AnswerTable } from "../../files/table.js";
import type { OrgRecord } from "../../store/records.js";
import type { Journey } from "../../wxcc/tasks/journey.js";
import { describeStep } from "./describe-step.js";

/** Every step of a contact. */
export function journeyTable(org: OrgRecord, journey: Journey, zone: string): AnswerTable {
  const { steps, channel } = journey;
  return {
    name: `task-${journey.id}`,
    title: "Task",
    zone,
    columns: [
      { title: "Time", kind: "time" },
      { title: "What happened", kind: "text" },
      { title: "Took", kind: "duration" },
      { title: "Queue", kind: "text" },
      { title: "Agent", kind: "text" },
    ],
    rows: steps.map((step, n) => [
      step.from,
      describeStep(step, steps[n + 1], channel),
      step.durationMs,
      step.queueName ?? null,
      step.agentName ?? null,
    ]),
    about: [
      ["Contact centre", org.name],
      ["Task", journey.id],
      ["Customer", journey.customer],
      ["Source", "Search API, contact and activity records"],
    ],
  };
}
