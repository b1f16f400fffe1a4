import type { Block, CardInput, Cell, Column, Figure } from "../card.js";
import { inSentence } from "../in-sentence.js";
import { actionsText } from "./actions-text.js";
import { asCode, escapeMarkdown } from "./escape.js";

/** A block as markdown paragraphs; Webex has no tables in markdown, so each row is one line of a list. */
export function blockText(block: Block): string[] {
  switch (block.kind) {
    case "text":
      return [block.strong || block.heading ? `**${escapeMarkdown(block.text)}**` : escapeMarkdown(block.text)];
    case "figures":
      return [block.figures.map(figureLine).join("\n")];
    case "facts":
      return [block.facts.map(([name, value]) => `- ${escapeMarkdown(name)}: ${escapeMarkdown(value)}`).join("\n")];
    case "table":
      return tableText(block);
    case "list":
      return [block.items.map((item) => `- ${escapeMarkdown(item)}`).join("\n")];
    case "image":
      return [(block.lines ?? [block.alt]).map(escapeMarkdown).join("  \n")];
    case "actions":
      return actionsText(block.actions);
    case "inputs":
      return [block.inputs.map(inputLine).join("\n")];
  }
}

const inputLine = ({ label, shown, ask }: CardInput): string =>
  `- ${escapeMarkdown(label)}: **${escapeMarkdown(shown)}** — ${asCode(ask)}`;

function figureLine(figure: Figure): string {
  const notes = [...figure.notes, ...(figure.change ? [figure.change.text] : [])].map(escapeMarkdown);
  const small = notes.length === 0 ? "" : ` (${notes.join(", ")})`;
  return `- ${escapeMarkdown(figure.label)} **${escapeMarkdown(figure.value)}**${small}`;
}

function tableText(table: Extract<Block, { kind: "table" }>): string[] {
  const rows = [...table.rows, ...(table.rest ? [table.rest] : [])].map((row) => rowLine(table.columns, row));
  return [
    ...(table.title === undefined ? [] : [`**${escapeMarkdown(table.title)}**`]),
    ...(rows.length === 0 ? [] : [rows.join("\n")]),
    ...(table.note === undefined ? [] : [escapeMarkdown(table.note)]),
  ];
}

function titleInLine(column: Column | undefined): string {
  if (!column) return "";
  return column.proper ? column.title : inSentence(column.title);
}

function rowLine(columns: readonly Column[], [name, ...cells]: readonly Cell[]): string {
  const figures = cells
    .map((cell, index) => ({ name: titleInLine(columns[index + 1]), text: cell.text }))
    .filter((cell) => cell.text !== "")
    .map((cell) => escapeMarkdown(`${cell.name} ${cell.text}`.trim()));
  const line = `- **${escapeMarkdown(name?.text ?? "")}**`;
  return figures.length === 0 ? line : `${line} — ${figures.join(", ")}`;
}
