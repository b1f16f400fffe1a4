import { tz } from "@date-fns/tz";
import { addDays, addMonths, startOfDay, startOfMonth, startOfWeek, subMonths } from "date-fns";
import { Problem } from "../errors.js";
import type { Period, PeriodPhrase, TimeRange } from "./ask.js";
import { formatPeriod } from "./format-ask.js";
import { instantOf, type WallTime, wallTime } from "./wall-time.js";

export { describePeriod } from "./describe-period.js";
export { previousWeek } from "./previous-week.js";

/** How long Cisco keeps what its reports are made of (Search API limits). */
const KEPT_MONTHS = 36;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** `now` is the shortest stretch that Contact Center's statistics know. */
const NOW_MS = 15 * MINUTE_MS;

interface PeriodSurroundings {
  /** Epoch milliseconds. */
  readonly now: number;
  /** IANA name, checked. */
  readonly zone: string;
  /** 0 is Sunday, 1 Monday (the default). */
  readonly weekStart?: 0 | 1 | 6;
}

/**
 * A phrase as instants: `[from, to)` with `to > from`. Days follow the zone's clocks (23 or 25 h when they change).
 * What reaches beyond `now` is cut there and `open`; what lies in the future or before Cisco's memory is a Problem.
 */
export function resolvePeriod(phrase: PeriodPhrase, surroundings: PeriodSurroundings): Period {
  const { now, zone } = surroundings;
  const { from, to } = wholeRange(phrase, surroundings);
  const text = formatPeriod(phrase);
  const open = to > now || phrase.kind === "now" || phrase.kind === "rolling";
  if (from > now) throw inFuture(text);
  if (from < oldestInstant(now)) throw tooOld(text);
  if (to <= from) throw skippedByClocks(text);
  // At its first millisecond a day is still empty; a minute of it keeps the range a range.
  return { from, to: Math.max(Math.min(to, now), open ? from + MINUTE_MS : 0), zone, phrase: text, open };
}

function wholeRange(phrase: PeriodPhrase, { now, zone, weekStart = 1 }: PeriodSurroundings) {
  const between = (from: WallTime, to: WallTime) => ({ from: instantOf(from, zone), to: instantOf(to, zone) });
  const day = (from: WallTime, times?: TimeRange) =>
    between(
      from + (times ? minutesOf(times.from) * MINUTE_MS : 0),
      from + (times ? minutesOf(times.to) * MINUTE_MS : DAY_MS),
    );
  const wallNow = wallTime(now, zone);
  const today = +startOfDay(wallNow, utc);
  switch (phrase.kind) {
    case "now":
      return { from: now - NOW_MS, to: now };
    case "today":
      return day(today, phrase.times);
    case "yesterday":
      return day(today - DAY_MS, phrase.times);
    case "weekday": {
      const back = (new Date(today).getUTCDay() - phrase.isoDay + 7) % 7;
      return day(today - (back === 0 && phrase.last ? 7 : back) * DAY_MS, phrase.times);
    }
    case "date":
      return day(Date.parse(phrase.date), phrase.times);
    case "dates":
      return between(Date.parse(phrase.first), Date.parse(phrase.last) + DAY_MS);
    case "rolling": {
      if (phrase.unit !== "d")
        return { from: now - phrase.amount * (phrase.unit === "h" ? HOUR_MS : MINUTE_MS), to: now };
      const from = instantOf(wallNow - phrase.amount * DAY_MS, zone);
      return { from, to: now };
    }
    case "this":
    case "last": {
      const start =
        phrase.unit === "week" ? +startOfWeek(today, { ...utc, weekStartsOn: weekStart }) : +startOfMonth(today, utc);
      const step = (by: number) => (phrase.unit === "week" ? +addDays(start, by * 7, utc) : +addMonths(start, by, utc));
      return phrase.kind === "this" ? between(start, step(1)) : between(step(-1), start);
    }
  }
}

const utc = { in: tz("UTC") };

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}

const oldestInstant = (now: number): number => +subMonths(now, KEPT_MONTHS, utc);

const inFuture = (text: string) =>
  new Problem("period-in-future", {
    say: `${text} has not begun yet, so there is nothing to count.`,
    next: "Ask for a period that has begun, for example today.",
  });

const tooOld = (text: string) =>
  new Problem("period-too-old", {
    say: `${text} reaches back further than the ${KEPT_MONTHS} months for which Cisco keeps contact-centre records.`,
    next: "Ask for a later period, for example last month.",
  });

const skippedByClocks = (text: string) =>
  new Problem("bad-period", {
    say: `${text} does not exist: the clocks were put forward over it.`,
    next: "Ask for the whole day or for a longer time.",
  });
