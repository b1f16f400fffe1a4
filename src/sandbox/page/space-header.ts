import { h, setText } from "../../web/player/element.js";
import { icon } from "./icons.js";
import type { Member } from "./members.js";
import { membersOf } from "./members.js";
import { spaceOf, type View } from "./state.js";

/** The open space's title and who is in it; on a phone, the way back to the list. */
export function createSpaceHeader(membersPanel: HTMLElement) {
  const title = h("h2", { class: "space-heading" });
  const count = h("span");
  const people = h(
    "button",
    { type: "button", class: "quiet-button people-button", popovertarget: membersPanel.id, hidden: true },
    icon("people"),
    count,
  );
  const back = h("a", { class: "icon-button back", href: "#", "aria-label": "Back to the spaces" }, icon("back"));
  const element = h("header", { class: "space-header" }, back, title, people, membersPanel);

  function show(view: View) {
    const space = spaceOf(view, view.openSpace);
    setText(title, space?.title ?? "");
    people.hidden = !space || !view.world;
    if (!space || !view.world) return;
    const said = whoIsHere(membersOf(view.world, space));
    setText(count, said);
    people.setAttribute("aria-label", `Members: ${said}`);
  }

  return { element, show };
}

function whoIsHere(members: readonly Member[]): string {
  const people = members.filter((member) => !member.bot).length;
  const guests = members.filter((member) => member.guest).length;
  const bot = members.some((member) => member.bot) ? "" : ", no bot";
  return `${people} ${people === 1 ? "person" : "people"}${guests > 0 ? `, ${guests} guest${guests > 1 ? "s" : ""}` : ""}${bot}`;
}
