const LOCALE = "en-GB";
const DAY_MS = 86_400_000;

const formatter = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(LOCALE, options);
const hourMinute = formatter({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const hourMinuteSecond = formatter({ hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
const shortDay = formatter({ weekday: "short", day: "numeric", month: "short" });
const longDay = formatter({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
const offset = formatter({ timeZoneName: "shortOffset" });
const sortableDay = new Intl.DateTimeFormat("en-CA", { year: "numeric", month: "2-digit", day: "2-digit" });
const utc = formatter({ hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: "UTC" });

/** All of these speak in the browser's zone. */
export const timeOfDay = (epochMs: number): string => hourMinute.format(epochMs);
export const timeWithSeconds = (epochMs: number): string => hourMinuteSecond.format(epochMs);
export const shortDate = (epochMs: number): string => shortDay.format(epochMs);
export const longDate = (epochMs: number): string => longDay.format(epochMs);
export const dayKey = (epochMs: number): string => sortableDay.format(epochMs);
export const utcTime = (epochMs: number): string => utc.format(epochMs);

export const browserZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** `UTC+1`; it depends on the date, because clocks change. */
export function utcOffset(epochMs: number): string {
  const name = offset.formatToParts(epochMs).find((part) => part.type === "timeZoneName")?.value ?? "UTC";
  return name.replace("GMT", "UTC");
}

/** `Today`, `Yesterday` or the date, seen from the sandbox's present. */
export function dayLabel(epochMs: number, now: number): string {
  if (dayKey(epochMs) === dayKey(now)) return "Today";
  if (dayKey(epochMs) === dayKey(now - DAY_MS)) return "Yesterday";
  return shortDate(epochMs);
}

/** Value for an `<input type="datetime-local">`. */
export const localInputValue = (epochMs: number): string => `${dayKey(epochMs)}T${timeOfDay(epochMs)}`;

/** The next time it is `hour` o'clock here, at least one minute ahead. */
export function nextHour(now: number, hour: number): number {
  const target = new Date(now);
  target.setHours(hour, 0, 0, 0);
  if (target.getTime() < now + 60_000) target.setDate(target.getDate() + 1);
  return target.getTime();
}

/** How far the sandbox's clock is from the real one, in words. */
export function distanceInWords(fromRealMs: number): string {
  const minutes = Math.round(Math.abs(fromRealMs) / 60_000);
  if (minutes < 2) return "Same as real time";
  const amount =
    minutes < 90
      ? `${minutes} minutes`
      : minutes < 36 * 60
        ? `${Math.round(minutes / 60)} hours`
        : `${Math.round(minutes / 1440)} days`;
  return `${amount} ${fromRealMs > 0 ? "ahead of" : "behind"} real time`;
}
