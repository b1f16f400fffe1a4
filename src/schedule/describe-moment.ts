import { tz } from "@date-fns/tz";
import { format } from "date-fns";
import { wallTime } from "../conversation/wall-time.js";

/** "Fri 20 Nov 2026, 18:00" on the clocks of a zone. */
export const describeMoment = (at: number, zone: string): string =>
  format(wallTime(at, zone), "EEE d MMM yyyy, HH:mm", { in: tz("UTC") });
