import { h, setText } from "../../web/player/element.js";
import { avatar } from "./avatar.js";
import { dayKey, shortDate, timeOfDay } from "./format-time.js";
import { icon } from "./icons.js";
import { keepInOrder } from "./keep-in-order.js";
import { nameOf, speakersOf } from "./members.js";
import { firstLine } from "./message-row.js";
import { linkToSpace } from "./route.js";
import type { Space, World } from "./schema.js";
import { newest, type View } from "./state.js";

/** One space in the list: its parts, so that a change touches only text. */
function createItem(world: World, space: Space) {
  const [first] = speakersOf(world, space);
  const face =
    space.type === "direct" && first
      ? avatar(first.name, first.email, false)
      : h("span", { class: "avatar avatar-group", "aria-hidden": "true" }, icon("people"));
  const title = h("span", { class: "space-title" });
  const when = h("time", { class: "space-time" });
  const last = h("span", { class: "space-last" });
  const dot = h("span", { class: "unread", hidden: true }, h("span", { class: "visually-hidden" }, "unread messages"));
  const link = h(
    "a",
    { class: "space", href: linkToSpace(space.id), "data-testid": "space", "data-id": space.id },
    face,
    h("span", { class: "space-line" }, title, when),
    h("span", { class: "space-line" }, last, dot),
  );
  const element = h("li", {}, link);

  function show(view: View, at: World, now: Space) {
    const message = newest(now);
    setText(title, now.title);
    setText(last, message ? `${author(at, now, message.personEmail)}${firstLine(message)}` : "No messages yet");
    setText(when, message ? shortWhen(message.created, at.now) : "");
    const open = view.openSpace === now.id;
    if (open) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
    dot.hidden = open || !message || view.read[now.id] === message.id;
    link.classList.toggle("is-unread", !dot.hidden);
  }

  return { element, show };
}

const author = (world: World, space: Space, email: string): string =>
  space.type === "direct" && email !== world.bot.email ? "You: " : `${nameOf(world, email).split(" ")[0]}: `;

const shortWhen = (created: number, now: number): string =>
  dayKey(created) === dayKey(now) ? timeOfDay(created) : shortDate(created);

/** The spaces on the left, in the sandbox's order. */
export function createSpacesList() {
  const items = new Map<string, ReturnType<typeof createItem>>();
  const list = h("ul", { class: "spaces" });
  const note = h("p", { class: "spaces-note" });
  const element = h("nav", { class: "sidebar", "aria-label": "Spaces" }, h("h2", {}, "Spaces"), list, note);

  function show(view: View) {
    const { world } = view;
    setText(note, world ? aboutSpaces(world) : view.offline ? "" : "Loading…");
    if (!world) return;
    keepInOrder(
      list,
      world.spaces.map((space) => {
        const item = items.get(space.id) ?? createItem(world, space);
        items.set(space.id, item);
        item.show(view, world, space);
        return item.element;
      }),
    );
  }

  return { element, show };
}

const aboutSpaces = (world: World): string =>
  world.spaces.length === 0
    ? "There is no space. Reset the sandbox to get them back."
    : "Everything here is simulated: people, spaces, contact centres and the cloud between them.";
