import { tz } from "@date-fns/tz";
import { format } from "date-fns";
import type { TimeUnit } from "../../wxcc/legacy/read-times.js";

/** "Fri 20 Nov 2026 10:02:11"; a dash where there is none. */
export const showMoment = (moment: number | undefined, zone: string): string =>
  moment === undefined ? "—" : format(moment, "EEE d MMM yyyy HH:mm:ss", { in: tz(zone) });

/** Says which unit the lengths came in: no record does. */
export const unitLine = (unit: TimeUnit | undefined): string =>
  unit === undefined
    ? "Nothing in the records tells the unit of their lengths; they are read as milliseconds."
    : `Lengths came in ${unit}, as the time between beginning and end shows.`;
