import type { CardAction } from "../card.js";
import { asCode, escapeMarkdown } from "./escape.js";

/** Buttons as sentences one can type, on one line; pages of ours as links. */
export function actionsText(actions: readonly CardAction[]): string[] {
  const asks = actions.flatMap((action) => (action.kind === "open" ? [] : [typed(action)]));
  const links = actions.flatMap((action) =>
    action.kind === "open" ? [`[${escapeMarkdown(action.label)}](${action.url})`] : [],
  );
  return [...links, ...(asks.length === 0 ? [] : [`You can ask: ${asks.join(" · ")}`])];
}

function typed(action: Exclude<CardAction, { kind: "open" }>): string {
  if (action.kind === "ask") return asCode(action.ask);
  const [example] = action.choices;
  return asCode(example === undefined ? action.ask : `${action.ask} ${action.filter}:"${example}"`);
}
