import type { SharedTexts } from "./shared-texts.js";
import { headingStyle, type NumberKind, numberStyle } from "./styles.js";

/** A cell of a sheet: a text, a heading, a number with what it counts, or nothing. */
export type SheetCell =
  | string
  | null
  | { readonly heading: string }
  | { readonly value: number; readonly kind: NumberKind };

/** One sheet of a workbook. */
export interface Sheet {
  readonly name: string;
  /** Of its columns, in characters. */
  readonly widths: readonly number[];
  /** The first row stays in sight. */
  readonly isFrozen: boolean;
  /** Read once. */
  readonly rows: Iterable<readonly SheetCell[]>;
}

/** `xl/worksheets/sheet<n>.xml`, a piece per row; rows are read as they are written. */
export function* sheetXml({ widths, isFrozen, rows }: Sheet, texts: SharedTexts): Generator<string> {
  yield '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">';
  if (isFrozen)
    yield '<sheetViews><sheetView tabSelected="1" workbookViewId="0">' +
      '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';
  yield `<cols>${widths.map(columnXml).join("")}</cols><sheetData>`;
  const letters = widths.map((_, n) => columnLetters(n));
  let number = 0;
  for (const row of rows) {
    number += 1;
    const cells = row.map((cell, n) => cellXml(`${letters[n] ?? columnLetters(n)}${number}`, cell, texts));
    yield `<row r="${number}">${cells.join("")}</row>`;
  }
  yield "</sheetData></worksheet>";
}

const columnXml = (width: number, n: number) => `<col min="${n + 1}" max="${n + 1}" width="${width}" customWidth="1"/>`;

function cellXml(at: string, cell: SheetCell, texts: SharedTexts): string {
  if (cell === null) return "";
  if (typeof cell === "string") return `<c r="${at}" t="s"><v>${texts.numberOf(cell)}</v></c>`;
  if ("heading" in cell) return `<c r="${at}" s="${headingStyle}" t="s"><v>${texts.numberOf(cell.heading)}</v></c>`;
  return `<c r="${at}" s="${numberStyle(cell.kind)}"><v>${cell.value}</v></c>`;
}

/** A, B, … Z, AA, AB, … */
function columnLetters(n: number): string {
  const before = n < 26 ? "" : columnLetters(Math.floor(n / 26) - 1);
  return before + String.fromCharCode(65 + (n % 26));
}
