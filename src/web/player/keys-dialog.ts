import { h } from "./element.js";
import { icon } from "./icons.js";
import { keyHelp } from "./keys.js";

/** The keys of the player, behind a button and behind `?`. */
export function createKeysDialog() {
  const element = h(
    "dialog",
    { class: "dialog", "aria-labelledby": "keys-title" },
    h("h2", { id: "keys-title" }, "Keys"),
    h(
      "dl",
      { class: "keys" },
      ...keyHelp.flatMap(([keys, does]) => [h("dt", {}, ...keys.map((key) => h("kbd", {}, key))), h("dd", {}, does)]),
    ),
    h("p", { class: "hint" }, "They work wherever the focus is, except while you type, choose or press a button."),
    h("form", { method: "dialog", class: "dialog-actions" }, h("button", { class: "action" }, "Close")),
  );
  const show = () => element.showModal();
  const button = h(
    "button",
    { type: "button", class: "quiet with-icon", onclick: show },
    icon("keys"),
    h("span", {}, "Keys"),
    h("kbd", { "aria-hidden": "true" }, "?"),
  );
  return { element, button, show };
}
