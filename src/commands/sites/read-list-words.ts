/** How a list is narrowed: a search, active or inactive ones alone, and the page counted from 1. */
export interface ListWords {
  readonly search: string;
  readonly active: boolean | undefined;
  readonly page: number;
}

/** "den inactive page 2". */
export function readListWords(args: string): ListWords {
  const [, paged, number] = /^(.*?)\s*\bpage (\d{1,4})$/iu.exec(args.trim()) ?? [];
  const rest = (paged ?? args).trim();
  const [, before, word] = /^(.*?)\s*\b(active|inactive)$/iu.exec(rest) ?? [];
  return {
    search: (before ?? rest).trim(),
    active: word === undefined ? undefined : word.toLowerCase() === "active",
    page: Math.max(1, Number(number ?? 1)),
  };
}

/** The inverse, on another page. */
export const writeListWords = ({ search, active }: ListWords, page: number): string =>
  [search, active === undefined ? "" : active ? "active" : "inactive", page > 1 ? `page ${page}` : ""]
    .filter(Boolean)
    .join(" ");
