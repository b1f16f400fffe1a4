import type { Card } from "./card.js";

/** Enough for what is asked within a minute, some 30 KB each. */
const MOST_KEPT = 50;

/**
 * Draws a card once and gives the same drawing for every equal card: a minute's figures are asked for from many spaces.
 * Cards are data, so those with the same JSON are equal. The one unused for longest is dropped.
 */
export function rememberDrawings<T>(draw: (card: Card) => T): (card: Card) => T {
  const drawn = new Map<string, T>();
  return (card) => {
    const key = JSON.stringify(card);
    const drawing = drawn.get(key) ?? draw(card);
    // A map keeps the order of insertion: what is used moves to the end.
    drawn.delete(key);
    drawn.set(key, drawing);
    const [oldest] = drawn.keys();
    if (drawn.size > MOST_KEPT && oldest !== undefined) drawn.delete(oldest);
    return drawing;
  };
}
