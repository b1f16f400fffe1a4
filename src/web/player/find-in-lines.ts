import { h, setText } from "./element.js";
import { linesWith } from "./find-text.js";
import type { TranscriptRow } from "./transcript-row.js";

/** Searches the lines of a transcript; Enter goes to the next line that has it. */
export function createFindInLines(show: (row: TranscriptRow) => void) {
  const input = h("input", {
    type: "search",
    class: "find",
    autocomplete: "off",
    spellcheck: "false",
  });
  const count = h("span", { class: "find-count", role: "status" });
  const next = h("button", { type: "button", class: "quiet", hidden: true, onclick: () => go(at + 1) }, "Next");
  const label = h(
    "label",
    { class: "find-label" },
    "Search",
    h("span", { class: "visually-hidden" }, " in the transcript"),
    input,
  );
  const element = h("div", { class: "finding" }, count, next, label);
  let lines: readonly { readonly text: string }[] = [];
  let rows: readonly TranscriptRow[] = [];
  let found: readonly number[] = [];
  let at = 0;

  function go(wanted: number) {
    at = found.length === 0 ? 0 : (wanted + found.length) % found.length;
    const index = found[at];
    const row = index === undefined ? undefined : rows[index];
    for (const each of rows) each.element.classList.toggle("is-found", each === row);
    if (row) show(row);
    const sought = input.value.trim();
    setText(count, sought === "" ? "" : found.length === 0 ? "Not found" : `${at + 1} of ${found.length}`);
    next.hidden = found.length < 2;
  }
  function find() {
    found = linesWith(lines, input.value);
    for (const row of rows) row.mark(input.value);
    go(0);
  }
  input.addEventListener("input", find);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") go(at + (event.shiftKey ? -1 : 1));
  });
  return {
    element,
    setLines(nextLines: readonly { readonly text: string }[], nextRows: readonly TranscriptRow[]) {
      [lines, rows] = [nextLines, nextRows];
      find();
    },
  };
}
