import { asProblem } from "../../errors.js";
import { h } from "./element.js";
import { icon } from "./icons.js";
import { problemParts } from "./status-line.js";

/** Stands before a sensitive recording: nothing of it is fetched until somebody has said twice that they want to hear it. */
export function createSensitiveGate(options: {
  readonly signInAddress: string;
  /** Tells the service. */
  readonly confirm: () => Promise<void>;
  readonly confirmed: () => void;
}) {
  const trouble = h("div", { class: "trouble", role: "alert", hidden: true });
  const dialog = h(
    "dialog",
    { class: "dialog", "aria-labelledby": "sensitive-title", "aria-describedby": "sensitive-text" },
    h("h2", { id: "sensitive-title" }, "Listen to a sensitive recording?"),
    h(
      "div",
      { id: "sensitive-text" },
      h(
        "p",
        {},
        "The contact centre has marked this recording as sensitive: somebody may give a card number, a diagnosis or another thing that is not meant for others.",
      ),
      h("p", {}, "That you listen to it, and when, is recorded in the audit trail, which managers can read."),
    ),
    h(
      "form",
      { method: "dialog", class: "dialog-actions" },
      h("button", { class: "action", value: "listen" }, "Listen"),
      h("button", { class: "quiet", value: "no", autofocus: true }, "Not now"),
    ),
  );
  const ask = h("button", { type: "button", class: "action", onclick: () => dialog.showModal() }, "Listen to it…");
  const element = h(
    "section",
    { class: "gate", "aria-labelledby": "gate-title", hidden: true },
    h("span", { class: "gate-mark" }, icon("lock")),
    h(
      "div",
      {},
      h("h2", { id: "gate-title" }, "This recording is sensitive"),
      h("p", {}, "Nothing of it has been loaded."),
    ),
    ask,
    trouble,
  );

  async function confirm() {
    ask.disabled = true;
    trouble.hidden = true;
    try {
      await options.confirm();
      options.confirmed();
    } catch (thrown) {
      trouble.hidden = false;
      trouble.replaceChildren(...problemParts(asProblem(thrown), options.signInAddress));
    } finally {
      ask.disabled = false;
    }
  }
  dialog.addEventListener("close", () => {
    const { returnValue } = dialog;
    dialog.returnValue = "";
    if (returnValue === "listen") void confirm();
  });
  return {
    element,
    dialog,
    show: (closed: boolean) => {
      element.hidden = !closed;
      trouble.hidden = true;
    },
  };
}
