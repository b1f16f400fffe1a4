import { h, setText } from "./element.js";
import { clockTime } from "./format-time.js";
import { icon } from "./icons.js";
import { LEAP_MS, STEP_MS } from "./keys.js";
import type { Sound, SoundState } from "./sound.js";
import { speedLabel, speeds } from "./speed.js";

/** Play, the steps beside it, the time, the speed, and the switch for silence. */
export function createControls(sound: Sound, skip: HTMLElement) {
  const playIcon = icon("play");
  const pauseIcon = icon("pause");
  const play = h("button", { type: "button", class: "play", onclick: sound.toggle }, playIcon);
  const now = h("span", { class: "now" });
  const total = h("span", { class: "total" });
  const speed = h(
    "select",
    { "aria-label": "Speed", onchange: () => sound.setSpeed(Number(speed.value)) },
    ...speeds.map((each) => h("option", { value: each }, speedLabel(each))),
  );
  const step = (byMs: number, name: string, side: "back" | "forward") => {
    const seconds = h("span", { class: "step-seconds", "aria-hidden": "true" }, String(Math.abs(byMs) / 1000));
    const move = () => sound.seek(sound.state().atMs + byMs);
    return h("button", { type: "button", class: "step", "aria-label": name, onclick: move }, icon(side), seconds);
  };
  const element = h(
    "div",
    { class: "controls" },
    h(
      "div",
      { class: "transport" },
      step(-STEP_MS, "Back 5 seconds", "back"),
      play,
      step(LEAP_MS, "Forward 30 seconds", "forward"),
    ),
    h("p", { class: "time" }, now, h("span", { class: "visually-hidden" }, "of"), total),
    h("div", { class: "more" }, h("label", { class: "speed" }, "Speed", speed), skip),
  );

  return {
    element,
    play,
    show(state: SoundState) {
      const wanted = state.playing ? pauseIcon : playIcon;
      if (play.firstElementChild !== wanted) play.replaceChildren(wanted);
      const name = state.playing ? "Pause" : "Play";
      if (play.getAttribute("aria-label") !== name) play.setAttribute("aria-label", name);
      setText(now, clockTime(state.atMs));
      setText(total, clockTime(state.durationMs));
      if (Number(speed.value) !== state.speed) speed.value = String(state.speed);
    },
  };
}
