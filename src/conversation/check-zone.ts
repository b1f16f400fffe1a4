import { Problem } from "../errors.js";
import { echo } from "./quote.js";
import { nearestWords } from "./suggest.js";

/** Today's names of zones that Intl lists under an older one. */
const modernNames = [
  "UTC",
  "Asia/Kolkata",
  "Asia/Kathmandu",
  "Asia/Yangon",
  "Asia/Ho_Chi_Minh",
  "Europe/Kyiv",
  "America/Nuuk",
  "America/Argentina/Buenos_Aires",
  "Atlantic/Faroe",
];

const known = new Map(
  [...modernNames, ...Intl.supportedValuesOf("timeZone")].map((name) => [name.toLowerCase(), name]),
);

/** A zone's IANA name in its usual spelling. Offsets such as `+02:00` are no zones: they know nothing of summer time. */
export function checkZone(name: string): string {
  const wanted = name.trim().replace(/ /gu, "_");
  const listed = known.get(wanted.toLowerCase());
  if (listed) return listed;
  if (/^[a-z]/i.test(wanted) && isAccepted(wanted)) return spell(wanted);
  const meant = nearestZones(wanted);
  throw new Problem("bad-zone", {
    say: `I do not know the time zone ${echo(name)}.`,
    next: meant[0] ? `Did you mean tz:${meant[0]}?` : "Name a zone as region and city, for example tz:Europe/Paris.",
  });
}

/** The zone that was probably meant: by its city alone, or by a name nearly right. */
export function nearestZones(name: string): readonly string[] {
  const wanted = name.trim().replace(/ /gu, "_").toLowerCase();
  const zones = [...known.values()];
  const city = (zone: string) => zone.slice(zone.lastIndexOf("/") + 1);
  const sameCity = zones.filter((zone) => city(zone).toLowerCase() === wanted);
  if (sameCity.length > 0) return sameCity;
  const near = nearestWords(wanted, zones);
  if (near.length > 0) return near;
  const cities = new Set(nearestWords(wanted, zones.map(city)));
  return [...cities].flatMap((near) => zones.filter((zone) => city(zone) === near));
}

function isAccepted(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Aliases have no list to take the capitals from; short ones are acronyms (`CET`), the others names (`Asia/Calcutta`). */
const spell = (name: string): string =>
  name.length <= 4 || /^[a-z]{3}\d/i.test(name)
    ? name.toUpperCase()
    : name.toLowerCase().replace(/^us(?=\/)|(?:^|[/_-])\p{L}/gu, (found: string) => found.toUpperCase());
