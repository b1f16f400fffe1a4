import { h, setText } from "./element.js";
import { clockTime, spokenTime } from "./format-time.js";
import { placeAt, shareOf } from "./seek.js";

/** Another place than the next one to be heard: somebody moved, and is told where to. */
const JUMP_MS = 1_500;

/**
 * The part of the drawing that is pressed, dragged and moved by keys. While somebody drags, only the line moves; the sound
 * follows when they let go, so that a drag is one request and not a hundred.
 */
export function createWaveSlider(seek: (atMs: number) => void) {
  const playhead = h("div", { class: "playhead" });
  const hint = h("div", { class: "hover-time", hidden: true });
  const element = h(
    "div",
    { class: "slider", role: "slider", tabindex: 0, "aria-label": "Position in the recording", "aria-valuemin": 0 },
    playhead,
    hint,
  );
  let durationMs = 0;
  let heardMs = 0;
  let toldMs = Number.NaN;
  let draggedTo: number | undefined;

  const below = ({ clientX }: PointerEvent) => {
    const { left, width } = element.getBoundingClientRect();
    return placeAt(durationMs, clientX, left, width);
  };
  const place = (atMs: number) => `${shareOf(durationMs, atMs) * 100}%`;

  function showHint(atMs: number | undefined) {
    hint.hidden = atMs === undefined;
    if (atMs === undefined) return;
    setText(hint, clockTime(atMs));
    const share = shareOf(durationMs, atMs);
    hint.style.left = place(atMs);
    // At both ends the time stays inside the drawing.
    hint.style.translate = `${-Math.round(share * 100)}% 0`;
  }

  function tell(atMs: number) {
    toldMs = atMs;
    element.setAttribute("aria-valuemax", String(Math.round(durationMs / 1000)));
    element.setAttribute("aria-valuenow", String(Math.round(atMs / 1000)));
    element.setAttribute("aria-valuetext", `${spokenTime(atMs)} of ${spokenTime(durationMs)}`);
  }

  element.addEventListener("focus", () => tell(heardMs));
  // The keys of the page keep their meaning for who uses a mouse: pressing does not take the focus.
  element.addEventListener("mousedown", (event) => event.preventDefault());
  element.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    element.setPointerCapture(event.pointerId);
    draggedTo = below(event);
    playhead.style.left = place(draggedTo);
    showHint(draggedTo);
  });
  element.addEventListener("pointermove", (event) => {
    const atMs = below(event);
    if (draggedTo !== undefined) {
      draggedTo = atMs;
      playhead.style.left = place(atMs);
    }
    showHint(atMs);
  });
  element.addEventListener("pointerup", () => {
    if (draggedTo !== undefined) seek(draggedTo);
    draggedTo = undefined;
    showHint(undefined);
  });
  for (const event of ["pointercancel", "pointerleave"])
    element.addEventListener(event, () => {
      draggedTo = undefined;
      showHint(undefined);
      playhead.style.left = place(heardMs);
    });

  return {
    element,
    show(state: { readonly atMs: number; readonly durationMs: number; readonly playing: boolean }) {
      const jumped = Math.abs(state.atMs - heardMs) > JUMP_MS;
      const longer = durationMs !== state.durationMs;
      ({ durationMs, atMs: heardMs } = state);
      if (draggedTo === undefined) playhead.style.left = place(heardMs);
      // While it plays, a screen reader would otherwise speak into every second of it.
      if (jumped || longer || (!state.playing && toldMs !== heardMs)) tell(heardMs);
    },
  };
}
