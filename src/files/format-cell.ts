import { wallTime } from "../conversation/wall-time.js";
import { neutralise } from "./neutralise.js";
import type { ColumnKind, TableValue } from "./table.js";

/**
 * A value as CSV text that Excel reads as what it is: durations `h:mm:ss` and times `yyyy-mm-dd hh:mm:ss` on the zone's
 * clocks become its own times, `77.04%` its own percentage. What is not known is an empty cell.
 */
export function formatCell(kind: ColumnKind, value: TableValue, zone: string): string {
  if (value === null) return "";
  if (typeof value === "string") return neutralise(value);
  switch (kind) {
    case "duration":
      return formatClock(value);
    case "time":
      return new Date(wallTime(value, zone)).toISOString().slice(0, 19).replace("T", " ");
    case "percent":
      return `${Number((value * 100).toFixed(4))}%`;
    default:
      return String(value);
  }
}

/** Milliseconds as `1:02:03`; hours go on beyond 24. */
function formatClock(ms: number): string {
  const seconds = Math.round(Math.abs(ms) / 1000);
  const two = (n: number) => String(n).padStart(2, "0");
  const clock = `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return ms < 0 && seconds > 0 ? `-${clock}` : clock;
}
