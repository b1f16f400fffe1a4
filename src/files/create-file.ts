import { Problem } from "../errors.js";
import type { AnswerFile, FileKind } from "./answer-file.js";
import { type AnswerTable, MISSING } from "./table.js";
import { writeCsv } from "./write-csv.js";
import { writeXlsx } from "./write-xlsx.js";

/** Webex takes files of up to 100 MB (message attachments guide). */
const MOST_BYTES = 100 * 1024 * 1024;

const types: Readonly<Record<FileKind, string>> = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** A table as a file of that kind. Throws `file-too-large` for one that Webex would not take. */
export async function createFile(table: AnswerTable, kind: FileKind, mostBytes = MOST_BYTES): Promise<AnswerFile> {
  let count = 0;
  const counted = {
    ...table,
    rows: (function* () {
      for (const row of table.rows) {
        count += 1;
        yield row;
      }
    })(),
  };
  const content = kind === "csv" ? await writeCsv(counted) : await writeXlsx(counted);
  if (content.byteLength > mostBytes) throw tooLarge(content.byteLength, mostBytes);
  const name = `${table.name.replace(/[^\w.-]+/g, "-").slice(0, 100)}.${kind}`;
  // A CSV file has no second sheet: what its figures are is said beside it. What is missing is said beside either.
  const caption = [
    `${name}: ${count} ${count === 1 ? "row" : "rows"}`,
    ...table.about.filter(([what]) => kind === "csv" || what === MISSING).map(([what, said]) => `${what}: ${said}`),
  ];
  return { name, type: types[kind], content, caption };
}

const megabytes = (bytes: number) => Math.ceil(bytes / (1024 * 1024));

const tooLarge = (bytes: number, most: number) =>
  new Problem("file-too-large", {
    say: `The file would have ${megabytes(bytes)} MB, and Webex takes files of at most ${megabytes(most)} MB.`,
    next: "Ask for a shorter period, or narrow the question with a filter.",
  });
