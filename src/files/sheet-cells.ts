import { wallTime } from "../conversation/wall-time.js";
import { neutralise } from "./neutralise.js";
import type { ColumnKind, TableColumn, TableValue } from "./table.js";

const DAY_MS = 86_400_000;
/** Excel counts days from 30 December 1899. */
const EXCEL_EPOCH_DAYS = 25_569;

/** A cell of a sheet: a text, or a number with its format. */
export type SheetCell = string | null | { readonly value: number; readonly format: string };

const formats: Readonly<Record<Exclude<ColumnKind, "text">, string>> = {
  count: "#,##0",
  percent: "0.0%",
  duration: "[h]:mm:ss",
  time: "yyyy-mm-dd hh:mm:ss",
};

/** A value as Excel keeps it: durations and times are days, whatever they look like. What is not known is an empty cell. */
export function sheetCell(kind: ColumnKind, value: TableValue, zone: string): SheetCell {
  if (value === null) return null;
  if (typeof value === "string") return neutralise(value);
  const format = formats[kind === "text" ? "count" : kind];
  switch (kind) {
    case "duration":
      return { value: value / DAY_MS, format };
    case "time":
      return { value: wallTime(value, zone) / DAY_MS + EXCEL_EPOCH_DAYS, format };
    default:
      return { value, format };
  }
}

/** A column's heading; a time says whose clocks it is on. */
export const columnTitle = ({ title, kind }: TableColumn, zone: string): string =>
  neutralise(kind === "time" ? `${title} (${zone})` : title);

/** Wide enough for what its values look like, in characters. */
export const columnWidth = ({ title, kind }: TableColumn): number =>
  Math.max(kind === "text" ? 24 : kind === "time" ? 20 : 12, title.length + 2);
