import { neutralise } from "./neutralise.js";
import { columnTitle, columnWidth, sheetCell } from "./sheet-cells.js";
import type { AnswerTable } from "./table.js";
import { packageParts } from "./xlsx/package-parts.js";
import type { Sheet, SheetCell } from "./xlsx/sheet-xml.js";
import { zipParts } from "./xlsx/zip-parts.js";

/** Excel's limit for the name of a sheet, and what may not be in one. */
const sheetName = (title: string) => title.replace(/[[\]\\/*?:]/g, " ").slice(0, 31);

/**
 * A table as a workbook: the figures with a frozen header, and a sheet "About" with what they are. Rows are packed as they
 * are read, so that a long table costs little more memory than the file it becomes.
 */
export function writeXlsx(table: AnswerTable): Promise<Uint8Array<ArrayBuffer>> {
  return zipParts(packageParts([figuresSheet(table), aboutSheet(table)]));
}

const figuresSheet = (table: AnswerTable): Sheet => ({
  name: sheetName(table.title) || "Table",
  widths: table.columns.map(columnWidth),
  isFrozen: true,
  rows: figuresRows(table),
});

function* figuresRows({ columns, rows, zone }: AnswerTable): Generator<SheetCell[]> {
  yield columns.map((column) => ({ heading: columnTitle(column, zone) }));
  for (const row of rows) yield columns.map(({ kind }, n) => sheetCell(kind, row[n] ?? null, zone));
}

const aboutSheet = ({ about }: AnswerTable): Sheet => ({
  name: "About",
  widths: [24, 100],
  isFrozen: false,
  rows: about.map(([name, value]) => [{ heading: neutralise(name) }, neutralise(value)]),
});
