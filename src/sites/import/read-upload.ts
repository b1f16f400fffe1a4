import { echo } from "../../conversation/quote.js";
import { Problem } from "../../errors.js";
import { type CsvRecord, OpenQuote, readCsv } from "../../files/read-csv.js";

/** The columns of a file of sites, by our names. */
export type SiteColumn = "name" | "active" | "profileId" | "profile" | "description";

/** A row of the file: where it stands, and what its columns hold. Columns that the file does not have are absent. */
export interface UploadRow {
  readonly line: number;
  readonly cells: Readonly<Partial<Record<SiteColumn, string>>>;
  /** It has more values than there are columns. */
  readonly isTooLong: boolean;
}

/** A file of sites as it was read. */
export interface Upload {
  readonly rows: readonly UploadRow[];
  /** Headings that mean nothing here; their columns are passed over. */
  readonly ignored: readonly string[];
}

/** As many sites as a file may bring. */
const MOST_ROWS = 10_000;

const columns = new Map<string, SiteColumn>([
  ["name", "name"],
  ["active", "active"],
  ["multimediaprofileid", "profileId"],
  ["multimediaprofile", "profile"],
  ["description", "description"],
]);
const columnOf = (heading: string) => columns.get(heading.toLowerCase().replace(/[\s_-]/g, ""));
const EXAMPLE = "name,active,multimediaProfile,description";

const refuse = (say: string, next: string, cause?: unknown) => new Problem("bad-upload", { say, next, cause });

/** Reads a CSV file of sites: UTF-8, comma or semicolon, columns in any order. Throws a Problem for what is no such file. */
export function readUpload(bytes: Uint8Array): Upload {
  const text = decode(bytes);
  try {
    return readRecords(text);
  } catch (thrown) {
    if (!(thrown instanceof OpenQuote)) throw thrown;
    throw refuse(
      `A quotation mark in line ${thrown.line} of the file is never closed, so I cannot tell where its cells end.`,
      "Close it, or save the table as CSV again, and attach the new file.",
      thrown,
    );
  }
}

function readRecords(text: string): Upload {
  const separator = likelySeparator(text);
  const records = readCsv(text, separator);
  const { value: header }: IteratorResult<CsvRecord, void> = records.next();
  if (!header) throw refuse("The attached file is empty.", `Its first line names the columns: ${EXAMPLE}`);
  const headings = header.cells.map((cell) => cell.trim());
  const found = headings.map(columnOf);
  checkColumns(headings, found);

  const rows: UploadRow[] = [];
  for (const { line, cells } of records) {
    if (rows.length >= MOST_ROWS)
      throw refuse(
        `The file has more than ${MOST_ROWS} rows.`,
        "Split it into smaller files and import them one after the other.",
      );
    const pairs = found.flatMap((column, n): [SiteColumn, string][] =>
      column ? [[column, tidyCell(cells[n] ?? "")]] : [],
    );
    const extra = cells.slice(headings.length).some((cell) => cell.trim() !== "");
    rows.push({ line, cells: Object.fromEntries(pairs), isTooLong: extra });
  }
  if (rows.length === 0)
    throw refuse("The file has a line of headings and no site below it.", "Add a line for each site.");
  return { rows, ignored: headings.filter((heading, n) => heading !== "" && found[n] === undefined) };
}

function checkColumns(headings: readonly string[], found: readonly (SiteColumn | undefined)[]): void {
  const twice = found.findIndex((column, n) => column !== undefined && found.indexOf(column) < n);
  if (twice >= 0)
    throw refuse(
      `The column ${echo(headings[twice] ?? "")} is there twice.`,
      "Leave one of them out and attach the file again.",
    );
  const missing = [
    ...(found.includes("name") ? [] : ["name"]),
    ...(found.includes("active") ? [] : ["active"]),
    ...(found.includes("profile") || found.includes("profileId") ? [] : ["multimediaProfile or multimediaProfileId"]),
  ];
  if (missing.length > 0)
    throw refuse(
      `The first line of the file must name its columns, and I do not find ${missing.join(", ")} in it.`,
      `Begin the file with this line, columns in any order: ${EXAMPLE}`,
    );
}

/** What is written in front of a formula so that no spreadsheet runs it, as our own files have it. */
const NEUTRALISED = /^'(?=[=+\-@\t\r\n＝＋－＠])/;
const tidyCell = (cell: string) => cell.trim().replace(NEUTRALISED, "");

/** Of the two, the one that separates more headings in the first line. */
function likelySeparator(text: string): "," | ";" {
  const [first = ""] = text.split(/\r\n|\r|\n/, 1);
  const count = (mark: string) => first.split(mark).length;
  return count(";") > count(",") ? ";" : ",";
}

function decode(bytes: Uint8Array): string {
  const notText = (what: string, cause?: unknown) =>
    refuse(
      `The attached file is ${what}, and I read CSV files in UTF-8.`,
      "In Excel choose Save As, CSV UTF-8 (comma delimited), and attach that file.",
      cause,
    );
  const begins = (...marks: number[]) => marks.every((mark, n) => bytes[n] === mark);
  if (begins(0x50, 0x4b)) throw notText("an Excel workbook or another ZIP file");
  if (begins(0xff, 0xfe) || begins(0xfe, 0xff)) throw notText("in UTF-16");
  if (bytes.includes(0)) throw notText("no text");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw notText("in another encoding than UTF-8", cause);
  }
}
