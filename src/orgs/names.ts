/** What a written name fits. */
export type NameMatch<T> =
  | { readonly kind: "one"; readonly item: T }
  | { readonly kind: "several"; readonly items: readonly T[] }
  | { readonly kind: "none" };

/** Finds by exact name first, then by a prefix that fits only one; case, quotation marks and runs of blanks do not count. */
export function matchName<T>(items: readonly T[], wanted: string, nameOf: (item: T) => string): NameMatch<T> {
  const key = nameKey(wanted);
  if (key === "") return { kind: "none" };
  const exact = items.filter((item) => nameKey(nameOf(item)) === key);
  const found = exact.length > 0 ? exact : items.filter((item) => nameKey(nameOf(item)).startsWith(key));
  const [only, ...others] = found;
  if (only === undefined) return { kind: "none" };
  return others.length === 0 ? { kind: "one", item: only } : { kind: "several", items: found };
}

/** A name as it is written in a sentence. Quotation marks inside it are left out; {@link matchName} does not miss them. */
export const quoteName = (name: string): string => `"${name.replaceAll(MARKS, "")}"`;

/** Names as people list them: `A`, `A and B`, `A, B and C`. */
export function listNames(names: readonly string[]): string {
  if (names.length <= 1) return names.join("");
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

const MARKS = /["“”„‟«»]/g;

const nameKey = (name: string): string =>
  name.normalize("NFC").replaceAll(MARKS, "").replaceAll(/\s+/g, " ").trim().toLocaleLowerCase("en");
