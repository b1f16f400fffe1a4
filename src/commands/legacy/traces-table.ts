import type { Filters, Period } from "../../conversation/ask.js";
import { describePeriod } from "../../conversation/period.js";
import type { AnswerTable } from "../../files/table.js";
import type { OrgRecord } from "../../store/records.js";
import type { Trace } from "../../wxcc/legacy/trace.js";
import { fileName } from "../about-figures.js";
import { narrowedLine } from "./narrow-contacts.js";
import { aboutTraces, traceColumns, traceRows } from "./trace-table.js";

/** Every step of every contact, oldest contact first. */
export const tracesTable = (
  org: OrgRecord,
  period: Period,
  traces: readonly Trace[],
  filters: Filters,
): AnswerTable => ({
  name: fileName("legacy-traces", period),
  title: "Legacy traces",
  zone: period.zone,
  columns: traceColumns,
  rows: rowsOf(traces),
  about: [...aboutTraces(org), ["Period", describePeriod(period)], ["Filters", narrowedLine(filters) ?? "none"]],
});

function* rowsOf(traces: readonly Trace[]) {
  for (const trace of traces) yield* traceRows(trace);
}
