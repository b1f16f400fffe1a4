import writeSheets from "write-excel-file/node";
import { neutralise } from "./neutralise.js";
import { columnTitle, columnWidth, type SheetCell, sheetCell } from "./sheet-cells.js";
import type { AnswerTable } from "./table.js";

/** Excel's limit for the name of a sheet, and what may not be in one. */
const sheetName = (title: string) => title.replace(/[[\]\\/*?:]/g, " ").slice(0, 31);
const bold = (value: string) => ({ value, fontWeight: "bold" as const });

/**
 * A table as a workbook: the figures with a frozen header, and a sheet "About" with what they are. The library packs as a
 * stream but writes each sheet in one piece: 50,000 rows of ten cells take two to three seconds and 300 MB, and the longest list
 * that can be asked for has 60,000.
 */
export async function writeXlsx({ title, columns, rows, zone, about }: AnswerTable): Promise<Uint8Array> {
  const data: (SheetCell | ReturnType<typeof bold>)[][] = [columns.map((column) => bold(columnTitle(column, zone)))];
  for (const row of rows) data.push(columns.map(({ kind }, n) => sheetCell(kind, row[n] ?? null, zone)));
  return writeSheets([
    {
      sheet: sheetName(title) || "Table",
      data,
      columns: columns.map((column) => ({ width: columnWidth(column) })),
      stickyRowsCount: 1,
    },
    {
      sheet: "About",
      data: about.map(([name, value]) => [bold(neutralise(name)), neutralise(value)]),
      columns: [{ width: 24 }, { width: 100 }],
    },
  ]).toBuffer();
}
