import { barsOf } from "./bars.js";
import { barCount, coloursOf, drawWaveform } from "./draw-waveform.js";
import { h } from "./element.js";
import { clockTime } from "./format-time.js";
import type { PlacedMark } from "./place-marks.js";
import type { Peaks } from "./schema.js";
import { scaleOf, shareOf } from "./seek.js";
import type { SoundState } from "./sound.js";
import { createWaveMarks } from "./wave-marks.js";
import { createWaveSlider } from "./wave-slider.js";

/** Room for one time on the scale, pixels. */
const SCALE_STEP_PX = 76;

/** Both channels drawn, with what happened on them and the place that is heard. Without peaks the lanes are thin lines. */
export function createWaveform(seek: (atMs: number) => void) {
  const canvas = h("canvas", { class: "wave-canvas", "aria-hidden": "true" });
  const legend = h("ul", { class: "legend", "aria-label": "Channels of the drawing" });
  const scale = h("div", { class: "scale", "aria-hidden": "true" });
  const marks = createWaveMarks();
  const slider = createWaveSlider(seek);
  const stage = h("div", { class: "wave-stage" }, canvas, marks.stretches, slider.element);
  const element = h("div", { class: "wave" }, legend, marks.names, stage, scale);

  let peaks: Peaks | undefined;
  let lanes = 2;
  let bars: readonly (readonly number[])[] = [];
  let colours = coloursOf(canvas);
  let share = 0;
  let durationMs = 0;
  let drawn = "";

  function draw() {
    const place = `${canvas.clientWidth} ${Math.round(share * (bars[0]?.length ?? 0))}`;
    if (place === drawn) return;
    drawn = place;
    drawWaveform(canvas, { bars, played: share, colours });
  }

  function measure() {
    const count = barCount(canvas.clientWidth);
    const flat = () => Array.from({ length: lanes }, () => Array.from({ length: count }, () => 0));
    bars = peaks && peaks.channels.length > 0 ? barsOf(peaks, count) : flat();
    colours = coloursOf(canvas);
    drawn = "";
    draw();
    marks.arrange();
    const ticks = scaleOf(durationMs, Math.max(1, Math.floor(canvas.clientWidth / SCALE_STEP_PX)));
    scale.replaceChildren(
      ...ticks.map((atMs) => {
        const tick = h("span", {}, clockTime(atMs));
        tick.style.left = `${shareOf(durationMs, atMs) * 100}%`;
        return tick;
      }),
    );
  }

  new ResizeObserver(measure).observe(canvas);
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", measure);

  return {
    element,
    slider: slider.element,
    /** Undefined while they are not known. */
    setPeaks(next: Peaks | undefined) {
      peaks = next;
      measure();
    },
    setChannels(names: readonly (string | null)[]) {
      lanes = Math.max(1, names.length);
      const places = names.length === 2 ? [" above", " below"] : [];
      legend.replaceChildren(
        ...names.map((name, index) =>
          h("li", {}, h("span", { class: `dot is-${index}` }), name ?? `Channel ${index + 1}`, places[index]),
        ),
      );
      measure();
    },
    show(state: SoundState, placed: readonly PlacedMark[]) {
      slider.show(state);
      marks.show(placed, state.durationMs);
      share = shareOf(state.durationMs, state.atMs);
      if (durationMs !== state.durationMs) {
        durationMs = state.durationMs;
        measure();
      }
      draw();
    },
  };
}
