import { tz } from "@date-fns/tz";
import { addMonths, startOfMonth } from "date-fns";
import type { Period } from "../../conversation/ask.js";
import { askText } from "../../conversation/format-ask.js";
import { instantOf, type WallTime, wallTime } from "../../conversation/wall-time.js";
import { Problem } from "../../errors.js";
import type { Interval } from "../../wxcc/statistics/intervals.js";
import type { Range } from "../../wxcc/statistics/source.js";

/** What a summary is about, and what it is held against. */
export interface Span {
  readonly kind: "day" | "week" | "month" | "days";
  /** Hours of a day, days of anything longer. */
  readonly interval: Interval;
  /** Local dates of the first and the last day. */
  readonly first: string;
  readonly last: string;
  /** The same weekdays of the four weeks before, the weeks or the calendar months before; whole days, latest first. */
  readonly before: readonly Range[];
}

const DAY_MS = 86_400_000;
const TIMES = 4;
/** A month, and no more: what is longer has no usual. */
const MOST_DAYS = 31;
const utc = { in: tz("UTC") };

/** The days of a period and those it is compared with. Throws when it is longer than a month. */
export function spanOf(period: Period): Span {
  const { zone } = period;
  const first = startOf(wallTime(period.from, zone));
  const end = startOf(wallTime(period.to - 1, zone)) + DAY_MS;
  const days = (end - first) / DAY_MS;
  if (days > MOST_DAYS + 1) throw tooLong();
  const month =
    days > 1 &&
    +startOfMonth(first, utc) === first &&
    (/month/.test(period.phrase) || end === +addMonths(first, 1, utc));
  const weekly = Math.ceil(days / 7) * 7 * DAY_MS;
  const range = (from: WallTime, to: WallTime) => ({ from: instantOf(from, zone), to: instantOf(to, zone) });
  const before = Array.from({ length: TIMES }, (_, n) =>
    month
      ? range(+addMonths(first, -n - 1, utc), +addMonths(first, -n, utc))
      : range(first - (n + 1) * weekly, end - (n + 1) * weekly),
  );
  const isWeek = new Date(first).getUTCDay() === 1 && (days === 7 || /week/.test(period.phrase));
  return {
    kind: month ? "month" : days === 1 ? "day" : isWeek ? "week" : "days",
    interval: { step: days === 1 ? "hour" : "day", zone },
    first: dateOf(first),
    last: dateOf(end - DAY_MS),
    before,
  };
}

/** The period by its dates: a button of it means the same day when it is pressed on another one. */
export const datesOf = ({ first, last }: Pick<Span, "first" | "last">): string =>
  first === last ? first : `${first}..${last}`;

/** The stretch of the same length before, by its dates. */
export function datesBefore({ kind, first, last }: Pick<Span, "kind" | "first" | "last">): string {
  const [from, to] = [Date.parse(first), Date.parse(last) + DAY_MS];
  const back = kind === "month" ? +addMonths(from, -1, utc) : from - (to - from);
  return datesOf({ first: dateOf(back), last: dateOf(from - DAY_MS) });
}

const startOf = (wall: WallTime): WallTime => Math.floor(wall / DAY_MS) * DAY_MS;
const dateOf = (wall: WallTime): string => new Date(wall).toISOString().slice(0, 10);

const tooLong = () =>
  new Problem("bad-period", {
    say: "A summary is about a day, a week or a month; this period is longer.",
    next: "Ask for a month or less, or for a trend of the whole period.",
    asks: [{ label: "Last month", ask: askText("summary", { period: "last month" }) }],
  });
