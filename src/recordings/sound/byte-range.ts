/** The one part of a sound that a browser asks for, as it asks; several parts at once, and what cannot be read, are answered with all of it. */
export const singleRange = (header: string | undefined): string | undefined =>
  header !== undefined && /^bytes=(\d{1,15}-\d{0,15}|-\d{1,15})$/.test(header) ? header : undefined;

/** Which bytes came, of how many; both ends included. */
export interface ContentRange {
  readonly from: number;
  readonly to: number;
  /** Undefined when the storage does not say. */
  readonly total: number | undefined;
}

/** Reads `bytes 0-99/1000`. */
export function readContentRange(header: string | null): ContentRange | undefined {
  const [, from = "", to = "", total = ""] = /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15}|\*)$/.exec(header ?? "") ?? [];
  if (from === "" || Number(to) < Number(from)) return undefined;
  return { from: Number(from), to: Number(to), total: total === "*" ? undefined : Number(total) };
}

/** The whole length that a refused range names: of `bytes *` + `/1000` it is 1000. */
export function readUnsatisfied(header: string | null): number | undefined {
  const total = /^bytes \*\/(\d{1,15})$/.exec(header ?? "")?.[1];
  return total === undefined ? undefined : Number(total);
}
