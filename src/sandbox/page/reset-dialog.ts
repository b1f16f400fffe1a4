import { h } from "../../web/player/element.js";

/** Asks once more before everything goes back to the first minute. */
export function createResetDialog(reset: () => Promise<void>) {
  const element = h(
    "dialog",
    { class: "dialog", "aria-labelledby": "reset-title" },
    h("h2", { id: "reset-title" }, "Start over?"),
    h("p", {}, "Messages, links, faults and the clock go back to the sandbox's first minute."),
    h(
      "form",
      { method: "dialog", class: "dialog-actions" },
      h("button", { class: "button", value: "cancel" }, "Cancel"),
      h("button", { class: "button is-danger", value: "reset" }, "Start over"),
    ),
  );
  element.addEventListener("close", () => {
    if (element.returnValue === "reset") void reset();
    element.returnValue = "";
  });
  const button = h(
    "button",
    { type: "button", class: "button wide", onclick: () => element.showModal() },
    "Reset the sandbox",
  );
  return { button, element };
}
