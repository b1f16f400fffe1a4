import type { Card } from "./card.js";
import { actionsText } from "./text/actions-text.js";
import { blockText } from "./text/block-text.js";
import { escapeMarkdown } from "./text/escape.js";

/**
 * The card as Webex markdown with every figure, row, button and footer line of it. The first line says the answer, because
 * that is all a notification shows. Size is {@link fitText}'s business.
 */
export function toText(card: Card): string {
  return [
    [headline(card), ...card.subtitle.map(escapeMarkdown)].join("  \n"),
    ...card.blocks.flatMap(blockText),
    ...actionsText(card.actions),
    ...(card.footer.length === 0 ? [] : [card.footer.map(escapeMarkdown).join("  \n")]),
  ].join("\n\n");
}

/** Without a summary the only set of figures is the answer; of several sets none is, and the title stands alone. */
function headline(card: Card): string {
  const title = `**${escapeMarkdown(card.title)}**`;
  if (card.summary !== undefined) return `${title} — ${escapeMarkdown(card.summary)}`;
  const [figures, ...others] = card.blocks.flatMap((block) => (block.kind === "figures" ? [block.figures] : []));
  if (figures === undefined || others.length > 0) return title;
  return `${title} — ${figures.map((figure) => escapeMarkdown(`${figure.label} ${figure.value}`)).join(", ")}`;
}
