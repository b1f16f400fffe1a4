import { asProblem } from "../../errors.js";
import { h, setText } from "../../web/player/element.js";
import { icon } from "./icons.js";
import type { View } from "./state.js";

/** The bar over everything: what just failed, or that the sandbox does not answer. */
export function createNotices() {
  const text = h("p");
  const close = h(
    "button",
    { type: "button", class: "icon-button", "aria-label": "Dismiss", onclick: dismiss },
    icon("close"),
  );
  const element = h("div", { class: "notice", role: "alert", hidden: true }, text, close);
  let failure: string | undefined;
  let offline: string | undefined;

  function draw() {
    const said = offline ?? failure;
    element.hidden = said === undefined;
    close.hidden = offline !== undefined;
    setText(text, said ?? "");
  }
  function dismiss() {
    failure = undefined;
    draw();
  }

  return {
    element,
    show(view: View) {
      offline = view.offline && `${view.offline.say} ${view.offline.next}`;
      draw();
    },
    /** Says why something the person did has not happened. */
    fail(thrown: unknown) {
      const problem = asProblem(thrown);
      failure = `${problem.say} ${problem.next}`;
      draw();
    },
    dismiss,
  };
}
