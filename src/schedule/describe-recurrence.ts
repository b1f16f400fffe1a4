import { weekdays } from "../conversation/parse-period.js";
import { listNames } from "../orgs/names.js";
import type { Recurrence } from "../store/schedule-records.js";
import { type Days, ordinal } from "./read-days.js";

/** "every day at 18:00 (Europe/Paris)", "on the last Friday of the month at 08:00 (UTC)". */
export const describeRecurrence = ({ days, time, zone }: Recurrence): string =>
  `${describeDays(days)} at ${time} (${zone})`;

/** "every day", "on business days", "on Monday and Wednesday", "on the 31st of the month". */
export function describeDays(days: Days): string {
  switch (days.kind) {
    case "every-day":
      return "every day";
    case "business-days":
      return "on business days";
    case "weekdays":
      if (days.isoDays.join() === "1,2,3,4,5") return "from Monday to Friday";
      return `on ${listNames(days.isoDays.map(nameOf))}`;
    case "month-day":
      return `on the ${ordinal(days.day)} of the month`;
    case "month-weekday":
      return `on the ${days.nth === "last" ? "last" : ordinal(days.nth)} ${nameOf(days.isoDay)} of the month`;
  }
}

function nameOf(isoDay: number): string {
  const name = weekdays[isoDay - 1] ?? "";
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}
