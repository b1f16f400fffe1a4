import { h } from "../../web/player/element.js";
import { icon } from "./icons.js";

const KEY = "floorwalker.theme";

/** The button between light and dark. Until it is pressed the page follows the system. */
export function createThemeToggle(): HTMLElement {
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  const chosen = () => localStorage.getItem(KEY);
  const dark = () => (chosen() ?? (system.matches ? "dark" : "light")) === "dark";
  const button = h("button", { type: "button", class: "icon-button", "data-testid": "theme" });

  function show() {
    const choice = chosen();
    if (choice) document.documentElement.dataset.theme = choice;
    const label = dark() ? "Switch to light colours" : "Switch to dark colours";
    button.setAttribute("aria-label", label);
    button.title = label;
    button.replaceChildren(icon(dark() ? "sun" : "moon"));
  }

  button.addEventListener("click", () => {
    localStorage.setItem(KEY, dark() ? "light" : "dark");
    show();
  });
  system.addEventListener("change", show);
  show();
  return button;
}
