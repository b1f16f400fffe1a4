import { type Element, literal } from "./element.js";

/** Names and values side by side. A FactSet would read both as markdown; literal columns show them as they are. */
export function factElements(facts: readonly (readonly [string, string])[]): Element[] {
  return facts.map(([name, value]) => ({
    type: "ColumnSet",
    spacing: "Small",
    columns: [
      { type: "Column", width: 2, items: [literal(name, { tone: "quiet" })] },
      { type: "Column", width: 3, items: [literal(value)] },
    ],
  }));
}
