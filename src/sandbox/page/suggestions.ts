import { h } from "../../web/player/element.js";

/** Sentences worth a first try, for a conversation that is still empty. */
const SENTENCES = ["queue stats today", "queues now", "queue stats last 7d", "why service level", "connect", "help"];

/** Chips that say a sentence at once. */
export function createSuggestions(say: (sentence: string) => void) {
  const chips = SENTENCES.map((sentence) =>
    h("button", { type: "button", class: "chip", onclick: () => say(sentence) }, sentence),
  );
  const element = h(
    "div",
    { class: "suggestions", role: "group", "aria-label": "Suggestions", hidden: true },
    ...chips,
  );
  return { element, show: (empty: boolean) => (element.hidden = !empty) };
}
