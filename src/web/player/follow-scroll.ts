import { h } from "./element.js";

/** Room above the current line, so that what was said before it can be read, pixels. */
const ABOVE_PX = 72;

/** Keeps the current line in view until the reader scrolls; then offers to follow again. */
export function createFollowScroll(box: HTMLElement) {
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
  let following = true;
  let current: HTMLElement | undefined;
  const button = h(
    "button",
    { type: "button", class: "follow", hidden: true, onclick: () => follow() },
    "Follow the sound",
  );

  function show(line: HTMLElement | undefined) {
    if (!line) return;
    const top = line.offsetTop - box.offsetTop - ABOVE_PX;
    box.scrollTo({ top, behavior: calm.matches ? "instant" : "smooth" });
  }
  function leave() {
    following = false;
    button.hidden = current === undefined;
  }
  function follow() {
    following = true;
    button.hidden = true;
    show(current);
  }

  for (const event of ["wheel", "touchmove"]) box.addEventListener(event, leave, { passive: true });
  // A press on the box itself is one on its scroll bar.
  box.addEventListener("pointerdown", (event) => event.target === box && leave());
  // Who walks through the lines by keys reads elsewhere.
  box.addEventListener(
    "keydown",
    ({ target, key }) => target !== box && /^(Arrow(Up|Down)|Home|End)$/.test(key) && leave(),
  );

  return {
    button,
    leave,
    follow,
    /** The line that is being said; undefined when none is. */
    setCurrent(line: HTMLElement | undefined) {
      current = line;
      if (following) show(line);
      else button.hidden = line === undefined;
    },
    /** Brings any line into view, without following. */
    bring: show,
  };
}
