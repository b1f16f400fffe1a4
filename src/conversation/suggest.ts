import { distance } from "fastest-levenshtein";

/** Wrong letters that still count as a slip; two letters swapped are two wrong ones. */
export const forgivenLetters = (word: string): number =>
  word.length <= 3 ? 1 : Math.min(4, 2 + Math.floor(word.length / 9));

const letters = (word: string): string => [...word].sort().join("");

/**
 * The known words nearest to a mistyped one, best first; empty when nothing is near enough to be meant. Of words equally
 * near, one of the same letters is likelier: most slips are two letters swapped.
 */
export function nearestWords(typed: string, known: readonly string[], limit = 3): readonly string[] {
  const wanted = typed.toLowerCase();
  if (wanted === "") return [];
  return known
    .map((word) => ({
      word,
      off: distance(wanted, word.toLowerCase()),
      swapped: letters(wanted) === letters(word.toLowerCase()),
    }))
    .filter(({ off }) => off <= forgivenLetters(wanted))
    .sort((a, b) => a.off - b.off || Number(b.swapped) - Number(a.swapped))
    .slice(0, limit)
    .map(({ word }) => word);
}
