import { h, setText } from "../../web/player/element.js";
import type { ClockMove } from "./api.js";
import { every, realNow } from "./browser-clock.js";
import {
  browserZone,
  distanceInWords,
  localInputValue,
  longDate,
  nextHour,
  shortDate,
  timeOfDay,
  timeWithSeconds,
  utcOffset,
  utcTime,
} from "./format-time.js";
import { icon } from "./icons.js";

const SUMMARY_HOUR = 18;

/** The sandbox's clock in the top bar, and the panel that moves it. */
export function createClockPanel(deps: { now: () => number; move: (move: ClockMove) => void }) {
  const label = h("span", { class: "clock-label" });
  const day = h("span", { class: "clock-day" });
  const button = h(
    "button",
    { type: "button", class: "bar-button", "data-testid": "clock", popovertarget: "clock-panel" },
    icon("clock"),
    day,
    label,
  );
  const time = h("p", { class: "clock-time" });
  const date = h("p", { class: "clock-date" });
  const zone = h("p", { class: "hint" });
  const distance = h("p", { class: "hint" });
  const exact = h("input", { type: "datetime-local", id: "clock-exact", required: true });
  const to = (epochMs: number) => deps.move({ to: new Date(epochMs).toISOString() });
  const advance = (minutes: number) => () => deps.move({ advanceMinutes: minutes });
  const step = (text: string, onclick: () => void) => h("button", { type: "button", class: "button", onclick }, text);
  const form = h(
    "form",
    { class: "inline-form" },
    h("label", { for: "clock-exact", class: "visually-hidden" }, "Set the clock to"),
    exact,
    h("button", { class: "button" }, "Set"),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    to(new Date(exact.value).getTime());
  });
  const panel = h(
    "div",
    { id: "clock-panel", class: "popover clock-panel", popover: "auto", "aria-label": "Sandbox clock" },
    h("h3", {}, "Sandbox clock"),
    time,
    date,
    zone,
    h(
      "div",
      { class: "steps" },
      step("+15 min", advance(15)),
      step("+1 hour", advance(60)),
      step("+1 day", advance(1440)),
      step(`Next ${SUMMARY_HOUR}:00`, () => to(nextHour(deps.now(), SUMMARY_HOUR))),
    ),
    form,
    distance,
    h("button", { type: "button", class: "quiet-button", onclick: () => to(realNow()) }, "Back to real time"),
  );
  panel.addEventListener("beforetoggle", () => {
    exact.value = localInputValue(deps.now());
  });

  /** Called every second and after each jump. */
  function tick() {
    const now = deps.now();
    if (now === 0) return;
    setText(day, shortDate(now));
    setText(label, timeOfDay(now));
    const spoken = `Sandbox clock: ${longDate(now)}, ${timeOfDay(now)}, ${utcOffset(now)}. Move the clock`;
    if (button.getAttribute("aria-label") !== spoken) button.setAttribute("aria-label", spoken);
    button.title = `${longDate(now)} ${timeOfDay(now)} ${browserZone()} (${utcOffset(now)})`;
    setText(time, timeWithSeconds(now));
    setText(date, longDate(now));
    setText(zone, `${browserZone()} (${utcOffset(now)}) · ${utcTime(now)} UTC`);
    setText(distance, distanceInWords(now - realNow()));
  }
  every(1_000, tick);
  return { button, panel, show: tick };
}
