import { h } from "../../web/player/element.js";
import { createDeletedNotices } from "./deleted-notices.js";
import { dayKey, dayLabel } from "./format-time.js";
import { keepInOrder } from "./keep-in-order.js";
import { membersOf } from "./members.js";
import { type MessageRow, messageRow, type RowContext } from "./message-row.js";
import type { Message, Space, World } from "./schema.js";

const CONTINUED_WITHIN_MS = 5 * 60_000;
/** Older messages are drawn when they are asked for. */
const PAGE_OF_MESSAGES = 120;

/** The messages of one space as a list that changes only where the space did. */
export interface Thread {
  readonly element: HTMLElement;
  /** Returns the rows that were not there before. */
  show(world: World, space: Space, now: number): readonly Element[];
}

export function createThread(press: RowContext["press"]): Thread {
  const list = h("ol", { class: "thread" });
  const earlier = h("button", { type: "button", class: "quiet-button earlier" }, "Show earlier messages");
  const element = h("div", { class: "thread-page" }, earlier, list);
  const deleted = createDeletedNotices();
  const days = new Map<string, HTMLLIElement>();
  let rows = new Map<string, MessageRow>();
  let shown = PAGE_OF_MESSAGES;
  let redraw: (() => void) | undefined;
  earlier.addEventListener("click", () => {
    shown += PAGE_OF_MESSAGES;
    redraw?.();
  });

  /** The date above a day's first message. */
  function day(first: Message, now: number): HTMLLIElement {
    const heading = days.get(first.id) ?? h("li", { class: "day" });
    days.set(first.id, heading);
    const label = dayLabel(first.created, now);
    if (heading.textContent !== label) heading.replaceChildren(h("span", {}, label));
    return heading;
  }

  function show(world: World, space: Space, now: number): readonly Element[] {
    redraw = () => void show(world, space, now);
    const visible = space.messages.slice(-shown);
    earlier.hidden = visible.length === space.messages.length;
    const members = membersOf(world, space);
    const next = new Map<string, MessageRow>();
    const placed: { readonly created: number; readonly element: HTMLLIElement }[] = [];
    let last: Message | undefined;
    for (const message of visible) {
      const newDay = !last || dayKey(last.created) !== dayKey(message.created);
      if (newDay) placed.push({ created: message.created, element: day(message, now) });
      const continued = !newDay && last !== undefined && continues(message, last);
      const parent = message.parentId ? space.messages.find((one) => one.id === message.parentId) : undefined;
      const row = messageRow(message, { world, members, parent, continued, press }, rows.get(message.id));
      next.set(message.id, row);
      placed.push(row);
      last = message;
    }
    const added = [...next].filter(([id]) => !rows.has(id)).map(([, row]) => row.element);
    const wanted = deleted.place(placed, space.messages, rows);
    rows = next;
    keepInOrder(list, wanted);
    return added;
  }

  return { element, show };
}

/** Said by the same person within minutes: it needs no heading of its own. */
const continues = (message: Message, last: Message): boolean =>
  last.personEmail === message.personEmail && message.created - last.created < CONTINUED_WITHIN_MS && !message.parentId;
