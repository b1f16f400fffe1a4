/** A text cut where the sought one is in it. */
export interface Piece {
  readonly text: string;
  readonly found: boolean;
}

/** Cuts a text at every place that has `sought`, in any case. Joined again the pieces are the text. */
export function cutAt(text: string, sought: string): readonly Piece[] {
  const pattern = sought
    .trim()
    .replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
    .replace(/\s+/g, "\\s+");
  if (pattern === "") return [{ text, found: false }];
  return text
    .split(new RegExp(`(${pattern})`, "giu"))
    .map((piece, index) => ({ text: piece, found: index % 2 === 1 }))
    .filter((piece) => piece.text !== "");
}

/** The lines that have `sought`, by number; none when nothing is sought. */
export const linesWith = (lines: readonly { readonly text: string }[], sought: string): readonly number[] =>
  sought.trim() === ""
    ? []
    : [...lines.entries()].filter(([, { text }]) => cutAt(text, sought).some(({ found }) => found)).map(([at]) => at);
