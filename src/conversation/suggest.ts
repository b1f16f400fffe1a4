import { distance } from "fastest-levenshtein";

/** Wrong letters that still count as a slip; two letters swapped are two wrong ones. */
export const forgivenLetters = (word: string): number =>
  word.length <= 3 ? 1 : Math.min(4, 2 + Math.floor(word.length / 9));

/** The known words nearest to a mistyped one, best first; empty when nothing is near enough to be meant. */
export function nearestWords(typed: string, known: readonly string[], limit = 3): readonly string[] {
  const wanted = typed.toLowerCase();
  if (wanted === "") return [];
  return known
    .map((word) => ({ word, off: distance(wanted, word.toLowerCase()) }))
    .filter(({ off }) => off <= forgivenLetters(wanted))
    .sort((a, b) => a.off - b.off)
    .slice(0, limit)
    .map(({ word }) => word);
}
