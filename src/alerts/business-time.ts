import { isInStretch, minuteOfDay } from "../conversation/quiet-hours.js";
import { localDate } from "../conversation/wall-time.js";
import { isBusinessDay } from "../schedule/business-day.js";
import type { OrgSettings } from "../store/records.js";

const DAY_MS = 86_400_000;
const everyDay = [1, 2, 3, 4, 5, 6, 7];

/**
 * Whether there is business at an instant: always where nothing is set. Hours that go past midnight belong to the day on
 * which they began.
 */
export function isBusinessTime(
  instant: number,
  {
    businessDays = everyDay,
    holidays,
    businessHours,
  }: Pick<OrgSettings, "businessDays" | "holidays" | "businessHours">,
  zone: string,
): boolean {
  const isOpenOn = (at: number) => isBusinessDay(localDate(at, zone), { businessDays, holidays });
  if (!businessHours) return isOpenOn(instant);
  const [fromMinute, toMinute] = [minutes(businessHours.from), minutes(businessHours.to) % (24 * 60)];
  const minute = minuteOfDay(instant, zone);
  const hours = { fromMinute, toMinute };
  if (fromMinute === toMinute) return isOpenOn(instant);
  if (!isInStretch(minute, hours)) return false;
  return isOpenOn(fromMinute > toMinute && minute < toMinute ? instant - DAY_MS : instant);
}

function minutes(time: string): number {
  const [hours = 0, rest = 0] = time.split(":").map(Number);
  return hours * 60 + rest;
}
