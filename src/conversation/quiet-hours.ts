import { wallTime } from "./wall-time.js";

/** A stretch of every day in wall time, minutes after midnight; it goes past midnight when `toMinute` comes first. */
export interface QuietHours {
  readonly fromMinute: number;
  readonly toMinute: number;
}

const written = /^(?:from |between )?(\S+?) ?(?:-|–|—| to | until | and ) ?(\S+)$/i;
const timeOfDay = /^(\d{1,2})(?::(\d{2}))?$/;
const MINUTES_A_DAY = 24 * 60;
const MINUTE_MS = 60_000;
const DAY_MS = MINUTES_A_DAY * MINUTE_MS;

/** "22:00-07:00", or what is wrong with it, which follows "I read …": an empty text when it is no such stretch at all. */
export function readQuietHours(text: string): QuietHours | { readonly wrong: string } {
  const [, start, end] = written.exec(text.trim()) ?? [];
  if (start === undefined || end === undefined) return { wrong: "" };
  const minutes = [start, end].map(readMinute);
  const [fromMinute, toMinute] = minutes;
  if (fromMinute === undefined || toMinute === undefined) return { wrong: "" };
  if (Number.isNaN(fromMinute)) return { wrong: `and no day has a time ${start}` };
  if (Number.isNaN(toMinute)) return { wrong: `and no day has a time ${end}` };
  const to = toMinute % MINUTES_A_DAY;
  if (fromMinute === MINUTES_A_DAY) return { wrong: "and a day begins at 00:00" };
  if (fromMinute === to) return { wrong: "which begins and ends at the same time: that could mean always or never" };
  return { fromMinute, toMinute: to };
}

/** Minutes after midnight, 24:00 included; not a number for a time that no day has; undefined for what is no time. */
function readMinute(text: string): number | undefined {
  const [, hours, minutes = "0"] = timeOfDay.exec(text) ?? [];
  if (hours === undefined) return undefined;
  const minute = Number(hours) * 60 + Number(minutes);
  return Number(minutes) < 60 && minute <= MINUTES_A_DAY ? minute : Number.NaN;
}

/** "22:00-07:00", which {@link readQuietHours} reads. */
export const formatQuietHours = ({ fromMinute, toMinute }: QuietHours): string =>
  `${formatMinute(fromMinute)}-${formatMinute(toMinute)}`;

const twoDigits = (number: number) => String(number).padStart(2, "0");
const formatMinute = (minute: number) => `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`;

/** Whether a minute of the day lies in a daily stretch, which goes past midnight when its end comes first. */
export const isInStretch = (minute: number, { fromMinute, toMinute }: QuietHours): boolean =>
  fromMinute < toMinute ? minute >= fromMinute && minute < toMinute : minute >= fromMinute || minute < toMinute;

/** Minutes after midnight that the clocks of a zone show at an instant. */
export const minuteOfDay = (instant: number, zone: string): number =>
  Math.floor((((wallTime(instant, zone) % DAY_MS) + DAY_MS) % DAY_MS) / MINUTE_MS);

/**
 * Whether the bot keeps quiet at an instant, by the clocks of the zone: when they go back over the end of the quiet hours it
 * is quiet once more, and a stretch that they skip is not.
 */
export const isQuiet = (instant: number, quietHours: QuietHours | undefined, zone: string): boolean =>
  quietHours !== undefined && isInStretch(minuteOfDay(instant, zone), quietHours);
