import { tz } from "@date-fns/tz";
import { format } from "date-fns";

/** "14:05" by the clocks of a zone. */
export const clockTime = (at: number, zone: string): string => format(at, "HH:mm", { in: tz(zone) });

/** "14:05", or "Fri 14:05" when that was not today. */
export const momentText = (at: number, now: number, zone: string): string =>
  format(
    at,
    format(at, "yyyy-MM-dd", { in: tz(zone) }) === format(now, "yyyy-MM-dd", { in: tz(zone) }) ? "HH:mm" : "EEE HH:mm",
    {
      in: tz(zone),
    },
  );

/** "Friday". */
export const weekdayName = (at: number, zone: string): string => format(at, "EEEE", { in: tz(zone) });

/** "45 s", "12 min", "1 h 5 min": how long something lasted, for people. */
export function lastingText(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds}\u00a0s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes}\u00a0min`;
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)}\u00a0h${rest === 0 ? "" : ` ${rest}\u00a0min`}`;
}
