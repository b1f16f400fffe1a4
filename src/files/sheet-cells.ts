import { wallTime } from "../conversation/wall-time.js";
import { neutralise } from "./neutralise.js";
import type { ColumnKind, TableColumn, TableValue } from "./table.js";
import type { SheetCell } from "./xlsx/sheet-xml.js";

const DAY_MS = 86_400_000;
/** Excel counts days from 30 December 1899. */
const EXCEL_EPOCH_DAYS = 25_569;

/** A value as Excel keeps it: durations and times are days, whatever they look like. What is not known is an empty cell. */
export function sheetCell(kind: ColumnKind, value: TableValue, zone: string): SheetCell {
  if (value === null) return null;
  if (typeof value === "string") return neutralise(value);
  switch (kind) {
    case "duration":
      return { value: value / DAY_MS, kind };
    case "time":
      return { value: wallTime(value, zone) / DAY_MS + EXCEL_EPOCH_DAYS, kind };
    default:
      return { value, kind: kind === "text" ? "count" : kind };
  }
}

/** A column's heading; a time says whose clocks it is on. */
export const columnTitle = ({ title, kind }: TableColumn, zone: string): string =>
  neutralise(kind === "time" ? `${title} (${zone})` : title);

/** Wide enough for what its values look like, in characters. */
export const columnWidth = ({ title, kind }: TableColumn): number =>
  Math.max(kind === "text" ? 24 : kind === "time" ? 20 : 12, title.length + 2);
