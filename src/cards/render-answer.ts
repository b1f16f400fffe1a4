import type { Problem } from "../errors.js";
import { toAdaptiveCard } from "./adaptive.js";
import type { Card } from "./card.js";
import { fitCard, fitText } from "./fit.js";
import { problemCard } from "./problem-card.js";
import { rememberDrawings } from "./remember-drawings.js";
import { toText } from "./text.js";

/** A card in the two forms a Webex message carries: both say the same, and both are within Webex's limits. */
export interface Rendered {
  /** An Adaptive Card 1.3 document. */
  readonly card: object;
  readonly markdown: string;
}

/** Both forms of a card; what does not fit is left out of each and said to be. */
export const renderCard: (card: Card) => Rendered = rememberDrawings((card) => ({
  card: toAdaptiveCard(fitCard(card)),
  markdown: toText(fitText(card)),
}));

/** Both forms of what a person is told instead of an answer. */
export const renderProblem = (problem: Problem): Rendered => renderCard(problemCard(problem));
