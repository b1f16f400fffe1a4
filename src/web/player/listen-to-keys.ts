import { actionOf, sliderActionOf } from "./keys.js";
import type { Sound } from "./sound.js";
import { stepSpeed } from "./speed.js";

/** Here every key means something already. */
const everyKey = "input:not([type=checkbox]), select, textarea, [contenteditable]";
/** These are pressed by the space bar. */
const spaceKey = "button, a, summary, input";

function isTaken(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) return false;
  return target.closest(everyKey) !== null || (key === " " && target.closest(spaceKey) !== null);
}

/** Makes the keyboard move the sound, without taking a key from what has the focus. */
export function listenToKeys(sound: Sound, slider: Element, showHelp: () => void): void {
  document.addEventListener("keydown", (event) => {
    const { target } = event;
    if (event.defaultPrevented || document.querySelector("dialog[open]") || isTaken(target, event.key)) return;
    const action = target === slider ? sliderActionOf(event) : actionOf(event);
    if (!action) return;
    const { recording, atMs, durationMs, speed } = sound.state();
    if (!recording && action.do !== "help") return;
    event.preventDefault();
    if (action.do === "toggle") sound.toggle();
    else if (action.do === "move") sound.seek(atMs + action.byMs);
    else if (action.do === "speed") sound.setSpeed(stepSpeed(speed, action.direction));
    else if (action.do === "start") sound.seek(0);
    else if (action.do === "end") sound.seek(durationMs);
    else showHelp();
  });
}
