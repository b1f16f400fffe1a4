import type { TranscriptRow } from "./transcript-row.js";

/** One stop for the Tab key on the way through the page; within the list, arrows go from line to line. */
export function createLineKeys(list: HTMLElement) {
  let buttons: readonly HTMLButtonElement[] = [];
  let stop = 0;

  function setStop(index: number) {
    const [before, after] = [buttons[stop], buttons[index]];
    if (!after) return;
    if (before) before.tabIndex = -1;
    after.tabIndex = 0;
    stop = index;
  }
  list.addEventListener("keydown", (event) => {
    const { target, key } = event;
    const at = target instanceof HTMLButtonElement ? buttons.indexOf(target) : -1;
    const wanted = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[key];
    if (at < 0 || wanted === undefined) return;
    event.preventDefault();
    setStop(wanted);
    buttons[stop]?.focus();
  });
  return {
    setRows(rows: readonly TranscriptRow[]) {
      buttons = rows.flatMap(({ button }) => button ?? []);
      stop = 0;
      setStop(0);
    },
    /** The stop follows the sound, unless somebody is in the list. */
    follow(row: TranscriptRow | undefined) {
      if (row?.button && !list.contains(document.activeElement)) setStop(buttons.indexOf(row.button));
    },
  };
}
