import type { Block, Cell, Column } from "../card.js";
import { inSentence } from "../in-sentence.js";
import { type Element, literal } from "./element.js";

type Table = Extract<Block, { kind: "table" }>;

/** A table built of ColumnSets: the Table element came with Adaptive Cards 1.5 and Webex speaks 1.3. */
export function tableElements(table: Table): Element[] {
  const { columns, rows, rest, title, note } = table;
  const names = columns.map((column): Cell => ({ text: column.detail ? "" : column.title, tone: "quiet" }));
  const lines = [names, ...rows, ...(rest ? [rest] : [])].map((row) => tableRow(columns, row));
  return [
    ...(title === undefined ? [] : [literal(title, { weight: "Bolder", spacing: "Medium" })]),
    ...(lines.length === 1 ? [] : lines.map((line, index) => (index === 0 ? line : { ...line, separator: true }))),
    ...(note === undefined ? [] : [literal(note, { size: "Small", spacing: "Small", tone: "quiet" })]),
  ];
}

function tableRow(columns: readonly Column[], cells: readonly Cell[]): Element {
  const beside = columns.flatMap((column, index) =>
    column.detail ? [] : [{ column, cell: cells[index] ?? { text: "" } }],
  );
  return {
    type: "ColumnSet",
    spacing: "Small",
    columns: beside.map(({ column, cell }, index) => tableCell(column, cell, index === 0 ? details(columns, cells) : "")),
  };
}

function tableCell(column: Column, cell: Cell, detail: string): Element {
  const text = literal(cell.text, {
    ...(column.align === "right" && { horizontalAlignment: "Right" }),
    // Bold as well as coloured: colour alone does not reach everybody.
    ...(cell.tone === "bad" && { weight: "Bolder" }),
    ...(cell.tone && { tone: cell.tone }),
  });
  return {
    type: "Column",
    width: column.weight,
    items: [text, ...(detail === "" ? [] : [literal(detail, { size: "Small", spacing: "None", tone: "quiet" })])],
    ...(cell.ask !== undefined && { selectAction: { type: "Action.Submit", data: { ask: cell.ask } } }),
  };
}

/** "answered 180 · wait 34 s · longest 2:10" */
const details = (columns: readonly Column[], cells: readonly Cell[]): string =>
  columns
    .flatMap((column, index) => {
      const text = cells[index]?.text ?? "";
      return column.detail && text !== "" ? [`${inSentence(column.title)} ${text}`] : [];
    })
    .join(" · ");
