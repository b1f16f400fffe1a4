import { h, setText } from "../../web/player/element.js";
import { icon } from "./icons.js";
import { botName, nameOf } from "./members.js";
import { firstLine, type RowContext } from "./message-row.js";
import type { Space, World } from "./schema.js";
import { spaceOf, type View } from "./state.js";
import { createThread, type Thread } from "./thread.js";

/** Closer to the end than this counts as reading the newest messages, pixels. */
const NEAR_END_PX = 48;

/** The messages of the open space, kept at the end while one reads the end. */
export function createConversation(deps: {
  press: RowContext["press"];
  now: () => number;
  announce: (text: string) => void;
}) {
  const threads = new Map<string, { readonly thread: Thread; scrollTop: number | undefined }>();
  const empty = h("div", { class: "empty" });
  const typing = h("p", { class: "typing", hidden: true });
  const page = h("div", { class: "page-of-messages" });
  const scroller = h("div", { class: "scroller", tabindex: 0, role: "region", "aria-label": "Messages" }, page, typing);
  const jump = h(
    "button",
    { type: "button", class: "jump", hidden: true, onclick: toEnd },
    icon("down"),
    "New messages",
  );
  const element = h("div", { class: "conversation" }, scroller, jump);
  let open: string | undefined;
  let atEnd = true;
  let measured = "";

  function toEnd() {
    atEnd = true;
    scroller.scrollTop = scroller.scrollHeight;
    jump.hidden = true;
  }
  const measure = () => `${scroller.scrollHeight} ${scroller.clientHeight}`;
  scroller.addEventListener("scroll", () => {
    // A scroll that comes with another size was not made by a person: the observer below deals with it.
    if (measure() !== measured) return;
    atEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_END_PX;
    if (atEnd) jump.hidden = true;
  });
  // A card that unfolds and a composer that grows both move the end.
  const sizes = new ResizeObserver(() => {
    measured = measure();
    if (atEnd) toEnd();
  });
  sizes.observe(page);
  sizes.observe(scroller);

  function threadOf(spaceId: string) {
    const kept = threads.get(spaceId) ?? { thread: createThread(deps.press), scrollTop: undefined };
    threads.set(spaceId, kept);
    return kept;
  }

  function change(space: Space) {
    if (open) threadOf(open).scrollTop = atEnd ? undefined : scroller.scrollTop;
    open = space.id;
    jump.hidden = true;
  }

  function show(view: View) {
    const { world } = view;
    const space = spaceOf(view, view.openSpace);
    if (!world || !space) return page.replaceChildren(blank(view, empty));
    const switched = open !== space.id;
    if (switched) change(space);
    const kept = threadOf(space.id);
    const added = kept.thread.show(world, space, deps.now());
    const wanted = space.messages.length > 0 ? kept.thread.element : welcome(world, space, empty);
    if (page.firstElementChild !== wanted) page.replaceChildren(wanted);
    const answered = !typing.hidden && view.awaited[space.id] === undefined;
    showTyping(view, space, world);
    if (switched) arriveAt(kept.scrollTop);
    else if (added.length > 0) arrive(view, space, world, added, answered);
  }

  /** Where one left the space, or its end. */
  function arriveAt(scrollTop: number | undefined) {
    atEnd = scrollTop === undefined;
    scroller.scrollTop = scrollTop ?? scroller.scrollHeight;
  }

  function showTyping(view: View, space: Space, world: World) {
    const waiting = view.awaited[space.id] !== undefined;
    if (typing.hidden !== waiting) return;
    typing.hidden = !waiting;
    const dots = h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i"));
    typing.replaceChildren(dots, `${botName(world)} is typing`);
    if (waiting && atEnd) toEnd();
  }

  /** What the person wrote or waited for comes into view, wherever they read; the rest is offered. */
  function arrive(view: View, space: Space, world: World, added: readonly Element[], answered: boolean) {
    const message = space.messages.at(-1);
    const last = added.at(-1);
    if (!message || !last) return;
    const mine = message.personEmail === view.speakers[space.id];
    if (!mine) deps.announce(`${nameOf(world, message.personEmail)}: ${firstLine(message, 200)}`);
    if (!atEnd && !mine && !answered) jump.hidden = false;
    else if (last.clientHeight > scroller.clientHeight - NEAR_END_PX) toTopOf(last);
    else toEnd();
  }

  /** A tall card is read from its headline figures, not from its footer. */
  function toTopOf(row: Element) {
    atEnd = false;
    row.scrollIntoView({ block: "start" });
  }

  return { element, show };
}

function blank(view: View, into: HTMLElement): HTMLElement {
  if (view.world)
    setText(into, view.openSpace ? "This space is no longer there. Choose another one." : "Choose a space.");
  else setText(into, view.offline ? `${view.offline.say} ${view.offline.next}` : "Opening the sandbox…");
  return into;
}

function welcome(world: World, space: Space, into: HTMLElement): HTMLElement {
  const bot = botName(world);
  const how =
    space.type === "direct"
      ? `This is a conversation with ${bot} alone: no mention is needed.`
      : `In a group ${bot} reads only what mentions it; the page adds the mention for you.`;
  into.replaceChildren(
    h("img", { src: "/favicon.svg", alt: "", class: "empty-mark" }),
    h("h3", {}, `Ask ${bot} about the floor`),
    h("p", {}, how),
  );
  return into;
}
