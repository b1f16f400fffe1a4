import { h } from "./element.js";
import { briefDuration, dateTimeIn } from "./format-time.js";
import type { Contents } from "./schema.js";

/** Which contact this is. What is not known is left out. */
export function createContactHeading(contents: Contents): HTMLElement {
  const { zone } = contents;
  const facts: readonly (readonly [name: string, value: string | null])[] = [
    ["Duration", contents.durationMs > 0 ? briefDuration(contents.durationMs) : null],
    ["Queue", contents.queue],
    ["Agent", contents.agent],
    ["Customer", contents.customer],
    ["Channel", contents.channel.replace(/^./, (first) => first.toUpperCase())],
  ];
  return h(
    "header",
    { class: "contact" },
    h("p", { class: "org" }, contents.org),
    h("h1", {}, contents.title),
    h(
      "dl",
      { class: "facts" },
      h(
        "div",
        { class: "when" },
        h("dt", {}, "When"),
        h("dd", {}, dateTimeIn(zone, contents.startedAt), " ", h("span", { class: "zone" }, `(${zone})`)),
      ),
      ...facts.flatMap(([name, value]) => (value ? [h("div", {}, h("dt", {}, name), h("dd", {}, value))] : [])),
      h("div", { class: "task" }, h("dt", {}, "Task"), h("dd", {}, h("code", {}, contents.taskId))),
    ),
  );
}
