import { h } from "./element.js";
import { cutAt } from "./find-text.js";
import { clockTime } from "./format-time.js";
import type { Line } from "./schema.js";

/** One line of a transcript. Its time is a button when there is a sound to go to. */
export interface TranscriptRow {
  readonly element: HTMLLIElement;
  readonly button: HTMLButtonElement | undefined;
  /** Marks what is sought within the text. */
  mark(sought: string): void;
}

const voices: Readonly<Record<string, string>> = { Customer: "is-0", Agent: "is-1", "Virtual agent": "is-2" };

/** `seek` is undefined when nothing was recorded. */
export function createTranscriptRow(line: Line, seek: (() => void) | undefined): TranscriptRow {
  const time = line.fromMs === null ? undefined : clockTime(line.fromMs);
  const button =
    seek && time
      ? h(
          "button",
          { type: "button", class: "line-time", tabindex: -1, "aria-label": `${time}, listen from here` },
          time,
        )
      : undefined;
  const words = h("p", { class: "line-text" }, line.text);
  const element = h(
    "li",
    { class: `line ${voices[line.speaker] ?? "is-3"}` },
    button ?? h("span", { class: "line-time" }, time ?? ""),
    h("div", {}, h("span", { class: "line-speaker" }, line.speaker), words),
  );
  if (button && seek) {
    element.classList.add("can-seek");
    element.addEventListener("click", () => {
      // Who selects words to copy them does not want to go there.
      if (getSelection()?.isCollapsed !== false) seek();
    });
  }
  let marked = "";
  return {
    element,
    button,
    mark(sought) {
      if (sought === marked) return;
      marked = sought;
      words.replaceChildren(...cutAt(line.text, sought).map(({ text, found }) => (found ? h("mark", {}, text) : text)));
    },
  };
}
