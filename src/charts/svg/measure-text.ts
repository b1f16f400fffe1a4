/** Widths of DejaVu Sans in parts of its size, by kind of letter; anything else counts as wide. */
const widths: readonly (readonly [RegExp, number])[] = [
  [/[ijlI.,:;'|!\u00a0 \u202f()[\]]/u, 0.38],
  [/[frt\-/·]/u, 0.42],
  [/[mwMW%@—…]/u, 0.95],
  [/[A-Z]/u, 0.7],
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{So}]/u, 1.05],
];
const ordinary = 0.63;
const boldness = 1.1;

/** About how wide a text is drawn; a few percent too much rather than too little. */
export function measureText(text: string, size: number, bold = false): number {
  let width = 0;
  for (const letter of text) width += widths.find(([kind]) => kind.test(letter))?.[1] ?? ordinary;
  return width * size * (bold ? boldness : 1);
}

/** The text, or as much of it as fits with an ellipsis. */
export function shortenText(text: string, size: number, room: number, bold = false): string {
  if (measureText(text, size, bold) <= room) return text;
  const letters = [...text];
  while (letters.length > 1 && measureText(`${letters.join("").trimEnd()}…`, size, bold) > room) letters.pop();
  return `${letters.join("").trimEnd()}…`;
}
