import { h, setText } from "./element.js";
import { briefDuration, clockTime, spokenTime } from "./format-time.js";
import type { PlacedMark } from "./place-marks.js";

/** Holds, transfers and consults as a list, each a button that goes there. */
export function createMoments(seek: (atMs: number) => void) {
  const list = h("ul", { class: "moment-list" });
  const heading = h("h2", { id: "moments-title" });
  const element = h("section", { class: "moments", "aria-labelledby": "moments-title" }, heading, list);
  let shown: readonly PlacedMark[] | undefined;

  function rowOf({ kind, label, fromMs, durationMs }: PlacedMark) {
    const took = durationMs > 0 ? briefDuration(durationMs) : "";
    const name = `${label}${took ? ` for ${took}` : ""}, at ${spokenTime(fromMs)}`;
    return h(
      "li",
      {},
      h(
        "button",
        { type: "button", class: "moment", "aria-label": name, onclick: () => seek(fromMs) },
        h("span", { class: `swatch is-${kind}` }),
        h("span", { class: "moment-label" }, label),
        h("span", { class: "moment-took" }, took),
        h("span", { class: "moment-at" }, clockTime(fromMs)),
      ),
    );
  }

  return {
    element,
    show(marks: readonly PlacedMark[]) {
      if (marks === shown) return;
      shown = marks;
      setText(heading, "Moments");
      element.hidden = marks.length === 0;
      list.replaceChildren(...marks.map(rowOf));
    },
  };
}
