import { TZDate } from "@date-fns/tz";
import { addDays, format } from "date-fns";

/** A calendar date in an org's own zone, `yyyy-MM-dd`. */
export type LocalDate = string;

const parts = (date: LocalDate): [number, number, number] => {
  const [year, month, day] = date.split("-").map(Number);
  if (!year || !month || !day) throw new RangeError(`not a date: ${date}`);
  return [year, month - 1, day];
};

/** The instant of a wall-clock time on that date; hours may be fractions (8.5 is half past eight) and 24 is the next midnight. */
export function instantAt(zone: string, date: LocalDate, hours: number): number {
  const minutes = Math.round(hours * 60);
  return new TZDate(...parts(date), Math.floor(minutes / 60), minutes % 60, zone).getTime();
}

/** Midnight to midnight: 23 or 25 hours where the clock changes. */
export function boundsOf(zone: string, date: LocalDate): { readonly from: number; readonly to: number } {
  return { from: instantAt(zone, date, 0), to: instantAt(zone, date, 24) };
}

/** The date that the org's wall calendar shows at an instant. */
export function localDateAt(zone: string, at: number): LocalDate {
  return format(new TZDate(at, zone), "yyyy-MM-dd");
}

/** The dates that `[from, to)` touches, in order. */
export function localDatesBetween(zone: string, from: number, to: number): LocalDate[] {
  const dates: LocalDate[] = [];
  if (to <= from) return dates;
  const last = localDateAt(zone, to - 1);
  for (let date = localDateAt(zone, from); date <= last; date = nextDate(date)) dates.push(date);
  return dates;
}

const nextDate = (date: LocalDate): LocalDate => format(addDays(new Date(...parts(date), 12), 1), "yyyy-MM-dd");

/** 1 Monday … 7 Sunday. */
export function isoDayOf(date: LocalDate): number {
  return new Date(Date.UTC(...parts(date))).getUTCDay() || 7;
}
