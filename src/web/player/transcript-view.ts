import { h, setText } from "./element.js";
import { createFindInLines } from "./find-in-lines.js";
import { createFollowScroll } from "./follow-scroll.js";
import { createLineKeys } from "./line-keys.js";
import { lineAt } from "./place-lines.js";
import type { Line } from "./schema.js";
import { createTranscriptRow, type TranscriptRow } from "./transcript-row.js";

/** What was said or written. The line that is being heard is marked and stays in view while the reader lets it. */
export function createTranscriptView(seek: ((fromMs: number) => void) | undefined) {
  const list = h("ol", { class: "lines", "aria-labelledby": "transcript-title" });
  const box = h("div", { class: "lines-box", tabindex: -1 }, list);
  const scroll = createFollowScroll(box);
  const keys = createLineKeys(list);
  const find = createFindInLines(({ element }) => {
    scroll.leave();
    scroll.bring(element);
  });
  const note = h("div", { class: "note" });
  const tools = h("div", { class: "transcript-tools" }, find.element);
  const element = h(
    "section",
    { class: "transcript", "aria-labelledby": "transcript-title" },
    h("div", { class: "transcript-head" }, h("h2", { id: "transcript-title" }, "Transcript"), tools),
    note,
    h("div", { class: "lines-frame" }, box, scroll.button),
  );
  let lines: readonly Line[] = [];
  let rows: readonly TranscriptRow[] = [];
  let current: number | undefined;

  function setCurrent(index: number | undefined) {
    if (index === current) return;
    const before = current === undefined ? undefined : rows[current];
    before?.element.removeAttribute("aria-current");
    current = index;
    const row = index === undefined ? undefined : rows[index];
    row?.element.setAttribute("aria-current", "true");
    scroll.setCurrent(row?.element);
    keys.follow(row);
  }

  return {
    element,
    tools,
    /** Says why there are no lines, or nothing. */
    say(words: string, ...more: readonly Node[]) {
      setText(note, words);
      note.append(...more);
      note.hidden = words === "" && more.length === 0;
    },
    setLines(next: readonly Line[]) {
      current = undefined;
      lines = next;
      rows = lines.map((line) => {
        const { fromMs } = line;
        const go =
          seek && fromMs !== null
            ? () => {
                scroll.follow();
                seek(fromMs);
              }
            : undefined;
        return createTranscriptRow(line, go);
      });
      list.replaceChildren(...rows.map((row) => row.element));
      // Without a stop inside, the box itself has to be reachable so that it can be scrolled by keys.
      box.tabIndex = rows.some(({ button }) => button) ? -1 : 0;
      find.element.hidden = lines.length === 0;
      box.hidden = lines.length === 0;
      keys.setRows(rows);
      find.setLines(lines, rows);
      scroll.follow();
    },
    /** `atMs` since the beginning of the main recording; undefined while nothing is heard. */
    follow(atMs: number | undefined) {
      setCurrent(atMs === undefined ? undefined : lineAt(lines, atMs));
    },
  };
}
