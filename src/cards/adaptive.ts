import { actionElements } from "./adaptive/actions.js";
import { type Element, literal } from "./adaptive/element.js";
import { factElements } from "./adaptive/facts.js";
import { figureElements } from "./adaptive/figures.js";
import { inputElement } from "./adaptive/inputs.js";
import { tableElements } from "./adaptive/table.js";
import type { Block, Card } from "./card.js";
import { maskNumbers } from "./mask-numbers.js";

/** The card as an Adaptive Card 1.3 document in the subset Webex accepts. Size is {@link fitCard}'s business. */
export function toAdaptiveCard(card: Card): object {
  return {
    type: "AdaptiveCard",
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    version: "1.3",
    body: [
      literal(card.title, { size: "Medium", weight: "Bolder" }),
      ...card.subtitle.map((line) => literal(line, { size: "Small", spacing: "None", tone: "quiet" })),
      ...card.blocks.flatMap(blockElements),
      ...actionElements(card.actions),
      ...card.footer.map((line, index) => footerLine(line, index === 0)),
    ],
  };
}

function footerLine(line: string, first: boolean): Element {
  const element = literal(line, { size: "Small", spacing: first ? "Medium" : "None", tone: "quiet" });
  return first ? { ...element, separator: true } : element;
}

/** Quiet text is small print: it must not stand between the figures and the eye. */
function textElement({ text, tone, strong, heading }: Extract<Block, { kind: "text" }>): Element {
  const element = literal(text, {
    ...((strong || heading) && { weight: "Bolder" }),
    ...(heading ? { spacing: "Medium" } : tone === "quiet" && { size: "Small" }),
    ...(tone && { tone }),
  });
  return heading ? { ...element, separator: true } : element;
}

function blockElements(block: Block): Element[] {
  switch (block.kind) {
    case "text":
      return [textElement(block)];
    case "figures":
      return figureElements(block.figures);
    case "facts":
      return factElements(block.facts);
    case "table":
      return tableElements(block);
    case "list":
      return block.items.map((item, index) => literal(`• ${item}`, index === 0 ? {} : { spacing: "Small" }));
    case "image":
      return [{ type: "Image", url: block.url, altText: maskNumbers(block.alt), size: "Stretch", spacing: "Medium" }];
    case "actions":
      return actionElements(block.actions);
    case "inputs":
      return block.inputs.map(inputElement);
  }
}
