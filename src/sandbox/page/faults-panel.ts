import { h } from "../../web/player/element.js";
import { faultInWords, faultPresets } from "./fault-presets.js";
import { icon } from "./icons.js";
import type { Fault } from "./schema.js";
import type { View } from "./state.js";

/** Misbehaviour of the simulated cloud: what is still to come, common ones to add, and one's own. */
export function createFaultsPanel(set: (faults: readonly Fault[]) => void) {
  let faults: readonly Fault[] = [];
  let shown = "";
  const active = h("ul", { class: "faults" });
  const none = h(
    "p",
    { class: "hint" },
    "The cloud behaves. Add a fault and ask something to see how the service takes it.",
  );
  const clear = h("button", { type: "button", class: "quiet-button", onclick: () => set([]) }, "Clear all");
  const add = (fault: Fault) => set([...faults, fault]);
  const presets = faultPresets.map(({ label, fault }) =>
    h("button", { type: "button", class: "chip", onclick: () => add(fault) }, label),
  );
  const element = h(
    "div",
    { class: "panel" },
    h("div", { class: "panel-head" }, h("h3", {}, "Still to come"), clear),
    none,
    active,
    h("h3", {}, "Add one"),
    h("div", { class: "chips" }, ...presets),
    customForm(add),
  );

  function show(view: View) {
    if (!view.faults) return;
    const signature = JSON.stringify(view.faults);
    if (signature === shown) return;
    shown = signature;
    faults = view.faults;
    none.hidden = faults.length > 0;
    clear.hidden = faults.length === 0;
    active.replaceChildren(...faults.map((fault) => line(fault, () => set(faults.filter((one) => one !== fault)))));
  }

  return { element, show };
}

function line(fault: Fault, remove: () => void): HTMLElement {
  const label = `Remove the fault on ${fault.match}`;
  return h(
    "li",
    {},
    h("code", {}, fault.match),
    h("span", { class: "fault-effect" }, faultInWords(fault)),
    h(
      "button",
      { type: "button", class: "icon-button", "aria-label": label, title: label, onclick: remove },
      icon("close"),
    ),
  );
}

function customForm(add: (fault: Fault) => void): HTMLElement {
  const number = (name: string, min: number, max: number, value = "") =>
    h("input", { type: "number", name, id: `fault-${name}`, min, max, value, inputmode: "numeric" });
  const match = h("input", {
    id: "fault-match",
    required: true,
    pattern: "(\\*|[A-Z]+) /\\S*",
    title: "A method and a path; * stands for anything",
    placeholder: "GET /v1/queues/statistics",
  });
  const status = number("status", 400, 599, "503");
  const retryAfter = number("retryAfter", 0, 3600);
  const times = number("times", 1, 1000, "1");
  const delayMs = number("delayMs", 0, 120_000);
  const field = (label: string, input: HTMLInputElement) => h("label", { for: input.id }, h("span", {}, label), input);
  const form = h(
    "form",
    { class: "fault-form" },
    h("div", { class: "wide" }, field("Method and path", match)),
    field("Status", status),
    field("Times", times),
    field("Retry-After, s", retryAfter),
    field("Delay, ms", delayMs),
    h("button", { class: "button wide" }, "Add fault"),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    add({
      match: match.value.trim(),
      ...given("status", status),
      ...given("retryAfter", retryAfter),
      ...given("times", times),
      ...given("delayMs", delayMs),
    });
  });
  return h("details", { class: "custom-fault" }, h("summary", {}, "Your own fault"), form);
}

const given = (name: "status" | "retryAfter" | "times" | "delayMs", input: HTMLInputElement): Partial<Fault> =>
  input.value === "" ? {} : { [name]: input.valueAsNumber };
