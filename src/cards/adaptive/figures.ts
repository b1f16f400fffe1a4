import type { Figure } from "../card.js";
import { type Element, literal } from "./element.js";

/** Two to a line: four abreast leave no room for the notes on a phone. */
const figuresPerLine = 2;

/** Headline figures as a grid: name, large value, then target and change in small print. */
export function figureElements(figures: readonly Figure[]): Element[] {
  const lines: Element[] = [];
  for (let start = 0; start < figures.length; start += figuresPerLine) {
    const line = figures.slice(start, start + figuresPerLine);
    lines.push({ type: "ColumnSet", spacing: start === 0 ? "Medium" : "Default", columns: line.map(figureColumn) });
  }
  return lines;
}

function figureColumn(figure: Figure): Element {
  return {
    type: "Column",
    width: "stretch",
    items: [
      literal(figure.label, { size: "Small", tone: "quiet" }),
      literal(figure.value, { size: "ExtraLarge", weight: "Bolder", spacing: "None", tone: figure.tone }),
      ...figure.notes.map((note) => literal(note, { size: "Small", spacing: "None", tone: "quiet" })),
      ...(figure.change
        ? [literal(figure.change.text, { size: "Small", spacing: "None", tone: figure.change.tone })]
        : []),
    ],
  };
}
