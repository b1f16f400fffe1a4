import type { AnswerTable, TableValue } from "../../src/files/table.js";

/** Rows of the long table. */
export const LONG = 50_000;

function* rows(): Generator<readonly TableValue[]> {
  for (let n = 0; n < LONG; n++)
    yield [
      "Harbor Insurance",
      `2b7f6c9e-0d34-4e58-b1a7-${String(n).padStart(12, "0")}`,
      Date.parse("2026-11-20T00:00:00Z") + n * 1000,
      "voice",
      `Queue ${n % 300}`,
      `Agent ${n % 900}`,
      "completed",
      n * 7,
      n / LONG,
      n,
    ];
}

/** A list of contacts as long as `tasks` makes them, its rows made as they are read. */
export const longTable = (): AnswerTable => ({
  name: "tasks",
  title: "Tasks",
  zone: "America/New_York",
  columns: [
    { title: "Contact centre", kind: "text" },
    { title: "Task", kind: "text" },
    { title: "Created", kind: "time" },
    { title: "Channel", kind: "text" },
    { title: "Queue", kind: "text" },
    { title: "Agent", kind: "text" },
    { title: "Status", kind: "text" },
    { title: "Wait", kind: "duration" },
    { title: "Share", kind: "percent" },
    { title: "Number", kind: "count" },
  ],
  rows: rows(),
  about: [["Contact centre", "Harbor Insurance"]],
});
