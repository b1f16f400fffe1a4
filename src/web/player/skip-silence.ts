import { h, setText } from "./element.js";
import { briefDuration } from "./format-time.js";
import type { Peaks } from "./schema.js";
import { afterSilence, findSilences, type Silence, skippedMs } from "./silence.js";
import type { Sound, SoundState } from "./sound.js";

/** Less than this is not worth a switch. */
const WORTH_MS = 1_000;

/** A switch, off at first, that leaves out where nobody speaks, and says how much that is. */
export function createSkipSilence(sound: Sound) {
  const box = h("input", { type: "checkbox", role: "switch", id: "skip-silence", disabled: true });
  const amount = h("span", { class: "skip-amount", id: "skip-amount" });
  box.setAttribute("aria-describedby", "skip-amount");
  const element = h(
    "div",
    { class: "skip" },
    h("label", { for: "skip-silence" }, box, h("span", { class: "switch" }), "Skip silence"),
    amount,
  );
  let silences: readonly Silence[] = [];

  return {
    element,
    /** Undefined when nobody knows how loud it is. */
    setPeaks(peaks: Peaks | undefined) {
      silences = peaks ? findSilences(peaks) : [];
      const savedMs = skippedMs(silences);
      box.disabled = savedMs < WORTH_MS;
      setText(amount, !peaks ? "" : box.disabled ? "no silence" : `saves ${briefDuration(savedMs)}`);
    },
    /** Goes on after the silence that the sound has come into. */
    follow({ playing, phase, atMs }: SoundState) {
      if (!box.checked || box.disabled || !playing || phase !== "ready") return;
      const toMs = afterSilence(silences, atMs);
      if (toMs !== undefined) sound.seek(toMs);
    },
  };
}
