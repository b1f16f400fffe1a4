import { wallTime } from "../../conversation/wall-time.js";
import type { Range } from "./source.js";

const DAY_MS = 24 * 60 * 60_000;
/** What is called the present stands still for a minute. */
const PRESENT_MS = 60_000;

/** Whether a range begins within a day of the zone, or ends within one that went on after it. */
export function isPartOfDay({ from, to }: Range, zone: string, now: number): boolean {
  const isMidnight = (at: number) => wallTime(at, zone) % DAY_MS === 0;
  return !isMidnight(from) || (to < now - PRESENT_MS && !isMidnight(to));
}
