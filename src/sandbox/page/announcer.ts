import { h } from "../../web/player/element.js";

/** Speaks new messages and results to screen readers without moving anybody's focus. */
export function createAnnouncer() {
  const element = h("div", { class: "visually-hidden", "aria-live": "polite", role: "status" });
  return { element, announce: (text: string) => element.replaceChildren(h("p", {}, text)) };
}
