import { h } from "../../web/player/element.js";
import { avatar } from "./avatar.js";
import type { Press } from "./card-view.js";
import { longDate, timeOfDay } from "./format-time.js";
import { botName, type Member, nameOf } from "./members.js";
import { bodyOf, cardOf, type DrawnCard } from "./message-body.js";
import type { Message, World } from "./schema.js";

/** A message on the page; `signature` tells whether it must be drawn anew. */
export interface MessageRow {
  readonly element: HTMLLIElement;
  readonly created: number;
  readonly signature: string;
  readonly card: DrawnCard | undefined;
}

/** What a row needs to know besides the message. */
export interface RowContext {
  readonly world: World;
  readonly members: readonly Member[];
  readonly parent: Message | undefined;
  /** Follows the same person's message within minutes: no second heading. */
  readonly continued: boolean;
  readonly press: (message: Message) => Press;
}

/** Draws a message, or returns `before` when it would look the same. */
export function messageRow(message: Message, context: RowContext, before: MessageRow | undefined): MessageRow {
  const signature = JSON.stringify([message, context.continued, context.parent?.text]);
  if (before?.signature === signature) return before;
  const bot = botName(context.world);
  const card = cardOf(message, before?.card, context.press(message));
  const element = before?.element ?? h("li", { "data-testid": "message", "data-id": message.id });
  element.className = `message${context.continued ? " continued" : ""}${card ? " with-card" : ""}`;
  const body = h("div", { class: "message-body" }, ...bodyOf(message, card, bot));
  const quote = context.parent && h("p", { class: "reply-to" }, `In reply to “${firstLine(context.parent)}”`);
  element.replaceChildren(...heading(message, context), ...(quote ? [quote] : []), body);
  return { element, created: message.created, signature, card };
}

function heading(message: Message, { world, members, continued }: RowContext): HTMLElement[] {
  const member = members.find((one) => one.email === message.personEmail);
  const name = nameOf(world, message.personEmail);
  const bot = message.personEmail === world.bot.email;
  const tag = bot ? "Bot" : member?.guest ? `Guest · ${member.org}` : undefined;
  const when = h(
    "time",
    {
      datetime: new Date(message.created).toISOString(),
      title: `${longDate(message.created)}, ${timeOfDay(message.created)}`,
    },
    timeOfDay(message.created),
  );
  const line = h(
    "div",
    { class: "message-head" },
    h("span", { class: "sender" }, name),
    tag ? h("span", { class: bot ? "tag" : "tag tag-guest" }, tag) : undefined,
    when,
    message.edited ? h("span", { class: "edited" }, "edited") : undefined,
  );
  return continued ? [line] : [avatar(name, message.personEmail, bot), line];
}

/** One short line, for quotes and announcements. */
export function firstLine(message: Message, length = 80): string {
  const line =
    (message.text || message.markdown || "")
      .replaceAll(/\*\*|`/g, "")
      .trim()
      .split("\n")[0] ?? "";
  const text = line || (message.cards.length > 0 ? "a card" : "a file");
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}
