import type { TranscriptRow } from "./transcript-row.js";

/** One stop for the Tab key on the way through the page; within the list, arrows go from line to line. */
export function addLineKeys(list: HTMLElement, rows: readonly TranscriptRow[]): (current: number) => void {
  const buttons = rows.flatMap(({ button }) => button ?? []);
  let stop = 0;

  function setStop(index: number) {
    const [before, after] = [buttons[stop], buttons[index]];
    if (!after) return;
    if (before) before.tabIndex = -1;
    after.tabIndex = 0;
    stop = index;
  }
  setStop(0);
  list.onkeydown = ({ key, target }) => {
    const at = target instanceof HTMLButtonElement ? buttons.indexOf(target) : -1;
    const wanted = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[key];
    const button = wanted === undefined ? undefined : buttons[wanted];
    if (at < 0 || wanted === undefined || !button) return true;
    setStop(wanted);
    button.focus();
    return false;
  };
  return (current) => {
    const button = rows[current]?.button;
    if (button && !list.contains(document.activeElement)) setStop(buttons.indexOf(button));
  };
}
