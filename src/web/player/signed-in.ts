import { asProblem } from "../../errors.js";
import { h, setText } from "./element.js";

/** Who listens, and the way out. */
export function createSignedIn(options: {
  readonly person: string;
  readonly signOut: () => Promise<void>;
  readonly left: () => void;
}): HTMLElement {
  const trouble = h("span", { class: "sign-out-trouble", role: "alert" });
  const button = h("button", { type: "button", class: "quiet", onclick: () => void leave() }, "Sign out");

  async function leave() {
    button.disabled = true;
    try {
      await options.signOut();
      options.left();
    } catch (thrown) {
      button.disabled = false;
      const { say, next } = asProblem(thrown);
      setText(trouble, `You are still signed in. ${say} ${next}`);
    }
  }
  return h("p", { class: "signed-in" }, h("span", {}, "Signed in as ", h("b", {}, options.person)), button, trouble);
}
