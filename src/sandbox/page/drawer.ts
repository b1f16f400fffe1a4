import { h } from "../../web/player/element.js";
import { icon } from "./icons.js";
import { createResetDialog } from "./reset-dialog.js";
import type { DrawerTab, View } from "./state.js";

interface Panel {
  readonly element: HTMLElement;
  show(view: View): void;
}

/** The side drawer "Cloud": what the service calls, what misbehaves, and the way back to the first minute. */
export function createDrawer(deps: {
  panels: Readonly<Record<DrawerTab, Panel>>;
  open: (tab: DrawerTab | undefined) => void;
  reset: () => Promise<void>;
}) {
  const badge = h("span", { class: "badge", hidden: true });
  const button = h(
    "button",
    { type: "button", class: "bar-button", "aria-expanded": "false", "aria-controls": "cloud", "data-testid": "cloud" },
    icon("cloud"),
    h("span", {}, "Cloud"),
    badge,
  );
  const tabs = { calls: tab("calls", "Calls"), faults: tab("faults", "Faults") } as const;
  const close = h("button", { type: "button", class: "icon-button", "aria-label": "Close the drawer" }, icon("close"));
  const dialog = createResetDialog(deps.reset);
  const element = h(
    "aside",
    { id: "cloud", class: "drawer", "aria-label": "Cloud", hidden: true },
    h("header", { class: "drawer-head" }, h("h2", {}, "Cloud"), close),
    h("div", { class: "tabs", role: "tablist" }, tabs.calls, tabs.faults),
    body("calls"),
    body("faults"),
    h("footer", { class: "drawer-foot" }, dialog.button, dialog.element),
  );
  let current: DrawerTab | undefined;

  function tab(name: DrawerTab, label: string): HTMLButtonElement {
    const made = h(
      "button",
      { type: "button", role: "tab", id: `tab-${name}`, "aria-controls": `panel-${name}` },
      label,
    );
    made.addEventListener("click", () => deps.open(name));
    made.addEventListener("keydown", (event) => {
      if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
      const other = name === "calls" ? "faults" : "calls";
      deps.open(other);
      tabs[other].focus();
    });
    return made;
  }
  function body(name: DrawerTab): HTMLElement {
    const { element: panel } = deps.panels[name];
    return h(
      "div",
      { class: "drawer-body", role: "tabpanel", id: `panel-${name}`, "aria-labelledby": `tab-${name}` },
      panel,
    );
  }

  button.addEventListener("click", () => deps.open(current ? undefined : "calls"));
  const leave = () => {
    deps.open(undefined);
    button.focus();
  };
  close.addEventListener("click", leave);
  element.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !dialog.element.open) leave();
  });

  function show(view: View) {
    badge.hidden = !view.faults || view.faults.length === 0;
    badge.textContent = String(view.faults?.length ?? "");
    badge.title = "Faults still to come";
    const opened = view.drawer !== undefined && current === undefined;
    current = view.drawer;
    element.hidden = current === undefined;
    button.setAttribute("aria-expanded", String(current !== undefined));
    if (!current) return;
    for (const name of ["calls", "faults"] as const) {
      tabs[name].setAttribute("aria-selected", String(name === current));
      tabs[name].tabIndex = name === current ? 0 : -1;
      const panel = element.querySelector(`#panel-${name}`);
      panel?.toggleAttribute("hidden", name !== current);
    }
    deps.panels[current].show(view);
    if (opened) tabs[current].focus();
  }

  return { button, element, show };
}
