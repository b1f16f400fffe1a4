import type { AnswerTable } from "../../src/files/table.js";
import { writeCsv } from "../../src/files/write-csv.js";
import { writeXlsx } from "../../src/files/write-xlsx.js";
import { medianMs } from "../measure.js";
import { atMost, quoted, type Row } from "../row.js";

const ROWS = 50_000;
const RUNS = 3;

function* rows() {
  for (let n = 0; n < ROWS; n++)
    yield [
      "Harbor Insurance",
      `2b7f6c9e-0d34-4e58-b1a7-${String(n).padStart(12, "0")}`,
      Date.parse("2026-11-20T00:00:00Z") + n * 1000,
      "voice",
      `Queue ${n % 300}`,
      `Agent ${n % 900}`,
      "completed",
      n * 7,
      n / ROWS,
      n,
    ];
}

const table = (): AnswerTable => ({
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

/** A long list of contacts as a workbook and as CSV. */
export const file: Row = {
  name: "file",
  run: async () => {
    await writeXlsx(table());
    const highestMb = process.resourceUsage().maxRSS / 1024;
    const xlsxMs = await medianMs(RUNS, () => writeXlsx(table()), 0);
    const csvMs = await medianMs(RUNS, () => writeCsv(table()), 1);
    return [
      atMost("xlsx of 50,000 rows", xlsxMs, 5000, "ms"),
      quoted("csv of 50,000 rows", csvMs, "ms"),
      quoted("xlsx of 50,000 rows: the process at its highest, run alone", highestMb, "MB"),
    ];
  },
};
