import { TZDate } from "@date-fns/tz";
import { isWeekend, set, subDays } from "date-fns";
import { harbor } from "./world.js";

const OPEN_FROM_HOUR = 10;
const OPEN_TO_HOUR = 18;

/**
 * When the sandbox's day begins: now, if the larger org's floor is busy at this hour, otherwise the middle of its latest
 * working afternoon. A newcomer's first question should meet a floor with people on it.
 */
export function livelyMoment(now: number): number {
  const zone = harbor.contactCentre?.zone ?? "UTC";
  const here = new TZDate(now, zone);
  const hour = here.getHours();
  if (!isWeekend(here) && hour >= OPEN_FROM_HOUR && hour < OPEN_TO_HOUR) return now;
  let day = hour < OPEN_TO_HOUR ? subDays(here, 1) : here;
  while (isWeekend(day)) day = subDays(day, 1);
  return set(day, { hours: 15, minutes: 7, seconds: 12, milliseconds: 0 }).getTime();
}
