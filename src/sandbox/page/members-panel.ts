import { h } from "../../web/player/element.js";
import { avatar } from "./avatar.js";
import { icon } from "./icons.js";
import { type Member, membersOf } from "./members.js";
import type { Space, World } from "./schema.js";
import { spaceOf, type View } from "./state.js";

/** How a space's members are changed. */
export type ChangeMember = (change: { space: string; email: string; action: "add" | "remove" }) => void;

/** Who is in the open space; people and the bot can be taken out and brought in. */
export function createMembersPanel(change: ChangeMember) {
  const element = h("div", { id: "members", class: "popover", popover: "auto", "aria-label": "Members" });
  let shown = "";

  function show(view: View) {
    const space = spaceOf(view, view.openSpace);
    if (!view.world || !space) return;
    const signature = JSON.stringify([space.id, space.members]);
    if (signature === shown) return;
    shown = signature;
    const members = membersOf(view.world, space);
    const list = h("ul", { class: "members" }, ...members.map((member) => memberLine(member, space, change)));
    const invite = space.type === "group" ? inviteForm(view.world, space, change) : undefined;
    element.replaceChildren(h("h3", {}, "Members"), list, ...(invite ? [invite] : []));
  }

  return { element, show };
}

function memberLine(member: Member, space: Space, change: ChangeMember): HTMLElement {
  const about = member.bot ? "Bot" : member.guest ? `${member.org} · guest` : member.org;
  const label = `Remove ${member.name} from ${space.title}`;
  const remove = () => change({ space: space.id, email: member.email, action: "remove" });
  return h(
    "li",
    {},
    avatar(member.name, member.email, member.bot),
    h("span", { class: "member-name" }, member.name),
    h("span", { class: "member-org" }, about),
    space.type === "group"
      ? h(
          "button",
          { type: "button", class: "icon-button", "aria-label": label, title: label, onclick: remove },
          icon("close"),
        )
      : undefined,
  );
}

function inviteForm(world: World, space: Space, change: ChangeMember): HTMLElement | undefined {
  const absent = [world.bot, ...world.people].filter((person) => !space.members.includes(person.email));
  if (absent.length === 0) return undefined;
  const select = h(
    "select",
    { "aria-label": "Person to add" },
    ...absent.map((person) => h("option", { value: person.email }, person.displayName)),
  );
  const form = h("form", { class: "inline-form" }, select, h("button", { class: "button" }, "Add"));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    change({ space: space.id, email: select.value, action: "add" });
  });
  return form;
}
