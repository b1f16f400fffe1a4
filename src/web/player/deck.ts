import { asProblem } from "../../errors.js";
import type { Api } from "./api.js";
import { createControls } from "./controls.js";
import { h, setText } from "./element.js";
import { icon } from "./icons.js";
import { createMoments } from "./moments.js";
import { type PlacedMark, placeMarks, withConsults } from "./place-marks.js";
import type { Contents, Peaks, Recording } from "./schema.js";
import { createSkipSilence } from "./skip-silence.js";
import type { Sound, SoundState } from "./sound.js";
import { createWaveform } from "./waveform.js";

/** Everything with which one recording is heard: the drawing, the controls below it and its moments. */
export function createDeck(deps: {
  readonly contents: Contents;
  readonly api: Api;
  readonly sound: Sound;
  readonly keysButton: HTMLElement;
}) {
  const { contents, api, sound } = deps;
  const waveform = createWaveform(sound.seek);
  const skip = createSkipSilence(sound);
  const moments = createMoments(sound.seek);
  const note = h("p", { class: "note", hidden: true });
  const download = h("a", { class: "quiet with-icon", download: "" }, icon("download"), h("span", {}, "Download"));
  const controls = createControls(sound, skip.element);
  const extras = h("div", { class: "extras" }, contents.mayDownload ? download : undefined, deps.keysButton);
  const element = h(
    "section",
    { class: "deck", "aria-label": "Recording" },
    waveform.element,
    note,
    controls.element,
    extras,
  );
  let shown: Recording | undefined;
  let marks: readonly PlacedMark[] = [];

  function setPeaks(peaks: Peaks | undefined) {
    waveform.setPeaks(peaks);
    skip.setPeaks(peaks);
  }

  async function draw(recording: Recording) {
    setPeaks(undefined);
    note.hidden = true;
    try {
      const peaks = await api.peaks(recording.id);
      if (shown === recording) setPeaks(peaks);
    } catch (thrown) {
      if (shown !== recording) return;
      const { code, say } = asProblem(thrown);
      // Who has to sign in again is told by the sound; a drawing that is missing stops nobody from listening.
      note.hidden = code === "session-needed";
      setText(note, `There is no drawing of the sound, and silence cannot be skipped. ${say}`);
    }
  }

  return {
    element,
    moments: moments.element,
    slider: waveform.slider,
    play: controls.play,
    show(state: SoundState) {
      const { recording } = state;
      if (recording && recording !== shown) {
        shown = recording;
        marks = placeMarks(withConsults(contents.marks, contents.recordings), recording);
        waveform.setChannels(recording.channels);
        download.href = api.downloadAddress(recording.id);
        moments.show(marks);
        void draw(recording);
      }
      waveform.show(state, marks);
      controls.show(state);
      skip.follow(state);
    },
  };
}
