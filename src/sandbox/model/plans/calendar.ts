import { isoDayOf, type LocalDate } from "../local-day.js";
import type { CentrePlan, DayKind } from "./plan.js";

const fixedHolidays: Record<CentrePlan["country"], readonly string[]> = {
  us: ["01-01", "07-04", "12-25"],
  fr: ["01-01", "05-01", "05-08", "07-14", "08-15", "11-01", "11-11", "12-25"],
};

/** Thanksgiving, the fourth Thursday of November. */
const isThanksgiving = (date: LocalDate) =>
  date.slice(5, 7) === "11" && isoDayOf(date) === 4 && Math.ceil(Number(date.slice(8)) / 7) === 4;

/** Public holidays on which the centre runs with its Sunday crew. */
const isHoliday = (country: CentrePlan["country"], date: LocalDate): boolean =>
  fixedHolidays[country].includes(date.slice(5)) || (country === "us" && isThanksgiving(date));

/** What kind of working day a date is for that country. */
export function dayKindOf(country: CentrePlan["country"], date: LocalDate): DayKind {
  if (isHoliday(country, date)) return "sunday";
  const isoDay = isoDayOf(date);
  return isoDay === 7 ? "sunday" : isoDay === 6 ? "saturday" : "weekday";
}

/** Mondays and the days after a holiday are fuller than Fridays: contacts relative to the middle of the week. */
export const weekdayFactor = (date: LocalDate): number => [1.12, 1.03, 0.98, 0.97, 0.92, 1, 1][isoDayOf(date) - 1] ?? 1;
