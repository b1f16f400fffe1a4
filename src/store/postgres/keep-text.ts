/**
 * PostgreSQL keeps every text but NUL and halves of surrogate pairs. They are written as this private character and four hex digits,
 * and so is the character itself, which makes every text come back as it was.
 */
const MARK = "\uF8FF";
const marked = /\uF8FF([0-9a-f]{4})/g;

const mark = (character: string) => MARK + character.charCodeAt(0).toString(16).padStart(4, "0");

/** A text as PostgreSQL can keep it. */
export const keepText = (text: string): string => text.replace(/[\0\uF8FF\p{Surrogate}]/gu, mark);

/** Turns {@link keepText} back. */
export const readText = (kept: string): string =>
  kept.replace(marked, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** A value as JSON that PostgreSQL can keep: JSON.stringify writes what it cannot as escapes, which are exchanged. */
export function keepJson(value: unknown): string {
  const json = JSON.stringify(value);
  if (!/\\u(?:0000|d[89a-f])|\uF8FF/.test(json)) return json;
  // An escaped backslash is passed over as a whole: what follows it is text.
  return json.replace(/\\u(0000|d[89a-f][0-9a-f]{2})|\\[^u]|\uF8FF/g, (found, hex?: string) => {
    if (hex !== undefined) return MARK + hex;
    return found === MARK ? mark(found) : found;
  });
}

/** Turns {@link keepJson} back. */
export const readJson = (kept: string): unknown => JSON.parse(kept.replace(marked, "\\u$1"));
