import { h } from "../../web/player/element.js";

const COLOURS = 8;

/** Initials on a colour that belongs to the address; the bot wears its mark. Silent: the name stands beside it. */
export function avatar(name: string, email: string, bot: boolean): HTMLElement {
  if (bot) return h("img", { class: "avatar avatar-bot", src: "/favicon.svg", alt: "" });
  const hash = [...email].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973, 7);
  return h("span", { class: `avatar avatar-${hash % COLOURS}`, "aria-hidden": "true" }, initials(name));
}

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .map((word) => word[0] ?? "")
    .filter((_, index, all) => index === 0 || index === all.length - 1)
    .join("")
    .toUpperCase();
