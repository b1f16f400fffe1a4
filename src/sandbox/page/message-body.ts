import { h } from "../../web/player/element.js";
import { drawCard, type Press } from "./card-view.js";
import { fileView } from "./file-view.js";
import { messageHtml } from "./markdown.js";
import { mention, safeFragment } from "./safe-fragment.js";
import type { Message } from "./schema.js";

/** Cards already drawn, so that an edit of the text leaves the inputs of an unchanged card alone. */
export interface DrawnCard {
  readonly json: string;
  readonly element: HTMLElement;
}

/** The card of a message, taken over from `before` when its JSON is the same. */
export function cardOf(message: Message, before: DrawnCard | undefined, press: Press): DrawnCard | undefined {
  const [card] = message.cards;
  if (card === undefined) return undefined;
  const json = JSON.stringify(card);
  return before?.json === json ? before : { json, element: drawCard(card, press) };
}

/** What a message says: like Webex, the card takes the place of its text, which stays one click away. */
export function bodyOf(message: Message, card: DrawnCard | undefined, bot: string): HTMLElement[] {
  const text = h("div", { class: "prose" }, textOf(message, bot));
  const files = message.files.map(fileView);
  if (!card) return message.text || message.markdown ? [text, ...files] : files;
  const open = card.element.classList.contains("card-broken");
  const asText = h("details", { class: "text-version", open }, h("summary", {}, "Text version"), text);
  return [card.element, ...files, asText];
}

function textOf(message: Message, bot: string): Node {
  if (message.markdown) return safeFragment(messageHtml(message.markdown));
  if (message.html) return safeFragment(message.html);
  return plainText(message.text ?? "", bot);
}

/** Webex writes a mention into the plain text as the bare name. */
function plainText(text: string, bot: string): Node {
  const rest = text.startsWith(`${bot} `) || text === bot ? text.slice(bot.length) : undefined;
  return rest === undefined ? h("p", {}, text) : h("p", {}, mention(bot), rest);
}
