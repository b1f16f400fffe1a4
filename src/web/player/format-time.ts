const pad = (value: number) => String(value).padStart(2, "0");

function partsOf(ms: number) {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return { hours: Math.floor(seconds / 3600), minutes: Math.floor(seconds / 60) % 60, seconds: seconds % 60 };
}

/** `1:05`, from an hour on `1:01:05`; begun seconds are left out, as on every player. */
export function clockTime(ms: number): string {
  const { hours, minutes, seconds } = partsOf(ms);
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(seconds)}` : `${minutes}:${pad(seconds)}`;
}

/** `1 minute 5 seconds`, for those who hear it. */
export function spokenTime(ms: number): string {
  const { hours, minutes, seconds } = partsOf(ms);
  const parts = [
    [hours, "hour"],
    [minutes, "minute"],
    [seconds, "second"],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}${count === 1 ? "" : "s"}`);
  return said.join(" ") || "0 seconds";
}

/** `45 s`, `2 min 10 s`: how long something took. */
export function briefDuration(ms: number): string {
  const { hours, minutes, seconds } = partsOf(Math.round(ms / 1000) * 1000);
  if (hours > 0) return `${hours} h ${minutes} min`;
  if (minutes > 0) return seconds > 0 ? `${minutes} min ${seconds} s` : `${minutes} min`;
  return `${seconds} s`;
}

const weekdayDateTime: Intl.DateTimeFormatOptions = {
  weekday: "short",
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
};

/** `Fri 20 Nov 2026, 09:14`, in the zone of the space that the link was posted in. */
export function dateTimeIn(zone: string, epochMs: number): string {
  const parts = new Intl.DateTimeFormat("en-GB", { ...weekdayDateTime, timeZone: zone }).formatToParts(epochMs);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? "";
  return `${part("weekday")} ${part("day")} ${part("month")} ${part("year")}, ${part("hour")}:${part("minute")}`;
}
