import { toAdaptiveCard } from "./adaptive.js";
import type { Card } from "./card.js";
import { type Cap, capBlocks, capChoices, capItems, capRows } from "./fit/caps.js";
import { toText } from "./text.js";

/** Sources disagree about Webex's limit for a card; this is below the lowest that is plausible for one with a table. */
export const maxCardBytes = 20_000;
/** Webex refuses text of more than 7439 bytes (OpenAPI, create a message); the rest is room for a mention in front. */
export const maxTextBytes = 7_000;

const cardBytes = (card: Card) => Buffer.byteLength(JSON.stringify(toAdaptiveCard(card)));
const textBytes = (card: Card) => Buffer.byteLength(toText(card));

/** The card, or one whose Adaptive Card is at most 20 KB: last rows give way to one that says how many they were. */
export const fitCard = (card: Card): Card =>
  shrink(card, (shorter) => cardBytes(shorter) <= maxCardBytes, [capChoices, capRows, capItems, capBlocks]);

/** The card, or one whose text form is at most 7,000 bytes, shortened as {@link fitCard} does. */
export const fitText = (card: Card): Card =>
  shrink(card, (shorter) => textBytes(shorter) <= maxTextBytes, [capRows, capItems, capBlocks]);

function shrink(card: Card, fits: (card: Card) => boolean, caps: readonly Cap[]): Card {
  let shorter = card;
  for (const cap of caps) {
    if (fits(shorter)) return shorter;
    shorter = cap.apply(shorter, mostThatFits(shorter, cap, fits));
  }
  return shorter;
}

/** The highest cap that fits, or the least there is; by halving, because each try writes the whole card. */
function mostThatFits(card: Card, cap: Cap, fits: (card: Card) => boolean): number {
  let most = cap.least;
  let tooMany = Math.max(cap.size(card), most + 1);
  while (tooMany - most > 1) {
    const middle = Math.floor((most + tooMany) / 2);
    if (fits(cap.apply(card, middle))) most = middle;
    else tooMany = middle;
  }
  return most;
}
