import { tz } from "@date-fns/tz";
import { format } from "date-fns";
import type { Period } from "./ask.js";
import { type WallTime, wallTime } from "./wall-time.js";

const DAY_MS = 86_400_000;
const utc = { in: tz("UTC") };

/** A period for a subtitle: `Fri 20 Nov 2026 (Europe/Paris)`, `today, Fri 20 Nov 00:00–10:07 (Europe/Paris)`. */
export function describePeriod(period: Period): string {
  const from = wallTime(period.from, period.zone);
  const to = wallTime(period.to, period.zone);
  const range = describeRange(from, to, period.open);
  const name = period.open && /^(?:now|today|this|last)/.test(period.phrase) ? `${nameOf(period.phrase)}, ` : "";
  return `${name}${range} (${period.zone})`;
}

/** The phrase without the times that the range shows anyway. */
const nameOf = (phrase: string) => phrase.replace(/ \d\d:\d\d-\d\d:\d\d$/, "");

function describeRange(from: WallTime, to: WallTime, open: boolean): string {
  const wholeDays = from % DAY_MS === 0 && to % DAY_MS === 0 && !open;
  const last = wholeDays ? to - DAY_MS : to;
  const sameDay = Math.floor(from / DAY_MS) === Math.floor((to - 1) / DAY_MS);
  // The year of a period that ends now goes without saying.
  const day = (wall: WallTime) => format(wall, open ? "EEE d MMM" : "EEE d MMM yyyy", utc);
  const clock = (wall: WallTime) => format(wall, "HH:mm", utc);
  if (wholeDays && sameDay) return day(from);
  if (wholeDays) return `${format(from, startPattern(from, last), utc)} – ${day(last)}`;
  if (sameDay) return `${day(from)} ${clock(from)}–${to % DAY_MS === 0 ? "24:00" : clock(to)}`;
  return `${day(from)} ${clock(from)} – ${day(to)} ${clock(to)}`;
}

/** What the first day shares with the last is said once: `Mon 16 – Sun 22 Nov 2026`. */
function startPattern(from: WallTime, last: WallTime): string {
  const [a, b] = [new Date(from), new Date(last)];
  if (a.getUTCFullYear() !== b.getUTCFullYear()) return "EEE d MMM yyyy";
  return a.getUTCMonth() === b.getUTCMonth() ? "EEE d" : "EEE d MMM";
}
