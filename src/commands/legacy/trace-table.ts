import type { AnswerTable, TableColumn, TableValue } from "../../files/table.js";
import type { OrgRecord } from "../../store/records.js";
import type { Trace } from "../../wxcc/legacy/trace.js";
import { chainState, describeFaults, describeTraced } from "./trace-words.js";

/** One row a step, for one contact or for many. */
export const traceColumns: readonly TableColumn[] = [
  { title: "Contact", kind: "text" },
  { title: "Step", kind: "count" },
  { title: "Event", kind: "text" },
  { title: "What happened", kind: "text" },
  { title: "Began", kind: "time" },
  { title: "Ended", kind: "time" },
  { title: "Took", kind: "duration" },
  { title: "Gap before", kind: "duration" },
  { title: "Queue", kind: "text" },
  { title: "Agent", kind: "text" },
  { title: "Channel", kind: "text" },
  { title: "Customer", kind: "text" },
  { title: "Chain", kind: "text" },
  { title: "Odd", kind: "text" },
];

/** A trace's rows; a contact without any step has one row that says why. What is wrong stands in the last one. */
export function* traceRows(trace: Trace): Iterable<readonly TableValue[]> {
  const { contact, steps } = trace;
  const odd = describeFaults(trace).join(" ") || null;
  const about = [contact.channel, contact.customer, chainState(trace)] as const;
  if (steps.length === 0) {
    const nothing = [null, null, null, contact.startedAt, contact.endedAt ?? null, null, null];
    yield [contact.id, ...nothing, contact.queueName ?? null, contact.agentName ?? null, ...about, odd];
  }
  for (const [n, step] of steps.entries()) {
    const isLast = n === steps.length - 1;
    yield [
      contact.id,
      n + 1,
      step.event,
      describeTraced(step, contact.channel),
      step.from,
      step.lengthMs === null ? null : (step.to ?? null),
      step.lengthMs,
      step.gapMs === 0 ? null : step.gapMs,
      step.queueName ?? null,
      step.agentName ?? null,
      ...about,
      isLast ? odd : null,
    ];
  }
}

/** What files of traces say of themselves. */
export const aboutTraces = (org: OrgRecord): AnswerTable["about"] => [
  ["Contact centre", org.name],
  ["Source", "Legacy interface, version 1: contact session records (CSR) and their chained activity records (CAR)"],
  ["Customer", "masked"],
];

/** Every step of a contact. */
export const traceTable = (org: OrgRecord, trace: Trace, zone: string): AnswerTable => ({
  name: `legacy-trace-${trace.contact.id}`,
  title: "Legacy trace",
  zone,
  columns: traceColumns,
  rows: traceRows(trace),
  about: aboutTraces(org),
});
