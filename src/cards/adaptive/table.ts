import type { Block, Cell, Column } from "../card.js";
import { inSentence } from "../in-sentence.js";
import { type Element, literal, type TextStyle } from "./element.js";

type Table = Extract<Block, { kind: "table" }>;

/** A table built of ColumnSets: the Table element came with Adaptive Cards 1.5 and Webex speaks 1.3. */
export function tableElements(table: Table): Element[] {
  const { columns, rows, rest, title, note } = table;
  const lines = [...rows, ...(rest ? [rest] : [])].flatMap((row) => tableRow(columns, row));
  return [
    ...(title === undefined ? [] : [literal(title, { weight: "Bolder", spacing: "Medium" })]),
    ...(lines.length === 0 ? [] : [tableHeader(columns), ...lines]),
    ...(note === undefined ? [] : [literal(note, { size: "Small", spacing: "Small", tone: "quiet" })]),
  ];
}

const alignment = (column: Column): TextStyle => (column.align === "right" ? { horizontalAlignment: "Right" } : {});

function tableHeader(columns: readonly Column[]): Element {
  const title = (column: Column): Element => ({
    type: "Column",
    width: column.weight,
    items: [literal(column.title, { size: "Small", tone: "quiet", ...alignment(column) })],
  });
  return { type: "ColumnSet", spacing: "Small", columns: columns.filter((column) => !column.detail).map(title) };
}

/** The cells side by side and, below them over the whole width, the details in small print. */
function tableRow(columns: readonly Column[], cells: readonly Cell[]): Element[] {
  // A row of fewer cells ends early: its last one has the rest of the line.
  const beside = columns.flatMap((column, index) => {
    const cell = cells[index];
    return column.detail || cell === undefined ? [] : [tableCell(column, cell)];
  });
  const small = details(columns, cells);
  return [
    { type: "ColumnSet", spacing: "Small", separator: true, columns: beside },
    ...(small === "" ? [] : [literal(small, { size: "Small", spacing: "None", tone: "quiet" })]),
  ];
}

function tableCell(column: Column, cell: Cell): Element {
  const text = literal(cell.text, {
    ...alignment(column),
    // Bold as well as coloured: colour alone does not reach everybody.
    ...(cell.tone === "bad" && { weight: "Bolder" }),
    ...(cell.tone && { tone: cell.tone }),
  });
  return {
    type: "Column",
    width: column.weight,
    items: cell.text === "" ? [] : [text],
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
