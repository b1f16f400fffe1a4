import { nearestWords } from "../conversation/suggest.js";
import type { ProfileEntry } from "../wxcc/configuration/listings.js";
import type { Site } from "../wxcc/configuration/site.js";
import { ambiguousSite, unknownProfile, unknownSite } from "./problems.js";
import { nameKey } from "./site-rules.js";

/** The site of that name, else the only one whose name begins so. Throws a Problem whose buttons ask `askFor` the names that were perhaps meant. */
export function findSite(sites: readonly Site[], written: string, askFor: (name: string) => string): Site {
  const key = nameKey(written);
  const exact = sites.filter(({ name }) => nameKey(name) === key);
  const found = exact.length > 0 ? exact : sites.filter(({ name }) => key !== "" && nameKey(name).startsWith(key));
  const [only, ...others] = found;
  if (only && others.length === 0) return only;
  if (only) throw ambiguousSite(written, found, askFor);
  const names = sites.map(({ name }) => name);
  const within = names.filter((name) => key !== "" && nameKey(name).includes(key));
  throw unknownSite(written, [...new Set([...within, ...nearestWords(written, names)])].slice(0, 3), askFor);
}

/** The site of exactly that name. */
export const siteNamed = (sites: readonly Site[], name: string): Site | undefined =>
  sites.find((site) => nameKey(site.name) === nameKey(name));

/** The active profile of that name, or the one whose id it is. Throws a Problem that offers those there are. */
export function findProfile(
  profiles: readonly ProfileEntry[],
  written: string,
  askFor: (name: string) => string,
): ProfileEntry {
  const active = profiles.filter((profile) => profile.active);
  const key = nameKey(written);
  const found = active.filter(({ id, name }) => nameKey(name) === key || id.toLowerCase() === key);
  const [only, ...others] = found;
  if (only && others.length === 0) return only;
  throw unknownProfile(written, active, askFor);
}

/** The active profile that most sites have; the first of all when no site has one. */
export function usualProfile(sites: readonly Site[], profiles: readonly ProfileEntry[]): ProfileEntry | undefined {
  const used = (id: string) => sites.filter(({ profileId }) => profileId === id).length;
  return profiles.filter(({ active }) => active).sort((a, b) => used(b.id) - used(a.id))[0];
}

/** A profile's name, or a word for one that is not there any more. */
export const profileName = (profiles: readonly ProfileEntry[], id: string): string =>
  profiles.find((profile) => profile.id === id)?.name ?? `unknown (${id})`;
