import { h } from "../../web/player/element.js";
import { type Member, speakersOf } from "./members.js";
import type { Space, World } from "./schema.js";

const label = (member: Member) => `${member.name} · ${member.org}${member.guest ? " (guest)" : ""}`;

/** Chooses who speaks in the open space; only its people can. */
export function createSpeakerSelect(choose: (email: string) => void) {
  const select = h("select", { id: "speaker", "data-testid": "speaker" });
  const element = h("span", { class: "speaker" }, h("label", { for: "speaker" }, "Speak as"), select);
  let shown = "";
  select.addEventListener("change", () => choose(select.value));

  function show(world: World, space: Space, speaker: string | undefined) {
    const members = speakersOf(world, space);
    const signature = JSON.stringify(members);
    if (signature !== shown) select.replaceChildren(...members.map((m) => h("option", { value: m.email }, label(m))));
    shown = signature;
    if (speaker && select.value !== speaker) select.value = speaker;
    const guest = members.find((member) => member.email === speaker)?.guest ?? false;
    element.classList.toggle("is-guest", guest);
  }

  return { element, show };
}
