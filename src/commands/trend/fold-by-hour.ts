import { wallTime } from "../../conversation/wall-time.js";
import { totalOf } from "../../metrics/add-sums.js";
import type { Sums } from "../../metrics/sums.js";
import type { Point } from "./trend-line.js";

/** All intervals of one hour on one weekday together. */
interface HourCell {
  /** Undefined when nothing happened in any of them. */
  readonly sums: Sums | undefined;
  /** How many there were. */
  readonly times: number;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const allHours = Array.from({ length: 24 }, (_, hour) => hour);

/** Hours by weekday in the zone; hours at the edges of the day in which nothing ever happened are left out. */
export function foldByHour(points: readonly Point[], zone: string) {
  const placed = points.map(({ from, sums }) => {
    const wall = wallTime(from, zone);
    // The first day of 1970 was a Thursday.
    return { weekday: (Math.floor(wall / DAY_MS) + 3) % 7, hour: Math.floor((wall % DAY_MS) / HOUR_MS), sums };
  });
  const busy = placed.filter(({ sums }) => sums && sums.offered > 0).map(({ hour }) => hour);
  const hours = busy.length === 0 ? allHours : allHours.slice(Math.min(...busy), Math.max(...busy) + 1);
  const weekdays = names.map((name, weekday) => ({ name, weekday }));
  const cells = weekdays.map(({ weekday }) =>
    hours.map((hour): HourCell => {
      const here = placed.filter((each) => each.weekday === weekday && each.hour === hour);
      const known = here.flatMap(({ sums }) => (sums ? [{ sums }] : []));
      return { sums: known.length > 0 ? totalOf(known) : undefined, times: here.length };
    }),
  );
  return { hours, weekdays, cells };
}
