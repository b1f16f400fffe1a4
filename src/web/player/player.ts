import type { Api } from "./api.js";
import { createContactHeading } from "./contact-heading.js";
import { createDeck } from "./deck.js";
import { h } from "./element.js";
import { createKeysDialog } from "./keys-dialog.js";
import { listenToKeys } from "./listen-to-keys.js";
import { findMoment, transcriptStart } from "./place-lines.js";
import { createRecordingChoice } from "./recording-choice.js";
import type { createResume } from "./resume.js";
import type { Contents, Recording } from "./schema.js";
import { createSensitiveGate } from "./sensitive-gate.js";
import type { Sound } from "./sound.js";
import { createStatusLine, statusOf } from "./status-line.js";
import { createTranscriptSource } from "./transcript-source.js";
import { createTranscriptView } from "./transcript-view.js";

/** The page of one contact: joins what is heard, drawn and read. */
export function createPlayer(deps: {
  readonly contents: Contents;
  readonly api: Api;
  readonly sound: Sound;
  readonly resume: ReturnType<typeof createResume>;
  readonly signInAddress: string;
}): HTMLElement {
  const { contents, api, sound, resume, signInAddress } = deps;
  const { recordings } = contents;
  const confirmed = new Set(recordings.filter((each) => each.confirmed || !each.sensitive).map(({ id }) => id));
  const beganAt = transcriptStart(recordings);
  let chosen: Recording | undefined;
  let chosenAtMs = 0;

  const keys = createKeysDialog();
  const status = createStatusLine({ signInAddress });
  const deck = createDeck({ contents, api, sound, keysButton: keys.button });
  const choice = createRecordingChoice(recordings, (recording) => choose(recording));
  const view = createTranscriptView(beganAt === undefined ? undefined : (fromMs) => seekTo(beganAt + fromMs));
  const transcripts = createTranscriptSource(contents, { api, view, signInAddress });
  const gate = createSensitiveGate({
    signInAddress,
    confirm: async () => {
      if (chosen) await api.confirm(chosen.id);
    },
    confirmed: () => {
      if (!chosen) return;
      confirmed.add(chosen.id);
      choose(chosen, chosenAtMs);
      deck.play.focus();
    },
  });

  function choose(recording: Recording | undefined, atMs = 0) {
    chosen = recording;
    chosenAtMs = atMs;
    const open = recording === undefined || confirmed.has(recording.id);
    gate.show(!open);
    deck.element.hidden = !open || !recording;
    deck.moments.hidden = deck.element.hidden;
    status.element.hidden = deck.element.hidden;
    if (recording) choice.show(recording);
    if (recording && open) sound.open(recording, atMs);
    else sound.close();
    transcripts.show(open);
  }

  /** A moment of the contact, in whichever recording has it; the transcript is read beside all of them. */
  function seekTo(epochMs: number) {
    if (!chosen) return;
    const moment = findMoment(recordings, chosen, epochMs);
    if (!moment) return;
    if (moment.recording === chosen) sound.seek(moment.atMs);
    else choose(moment.recording, moment.atMs);
  }

  sound.onChange((state) => {
    deck.show(state);
    status.say(state.recording ? statusOf(state) : "");
    status.fail(state.problem, sound.retry);
    const { recording, atMs, problem } = state;
    if (recording && problem?.code === "recording-unconfirmed") {
      // Somebody signed in anew in another window; what was confirmed ended with the sign-in before.
      confirmed.delete(recording.id);
      return choose(recording, atMs);
    }
    if (recording && problem?.code === "session-needed") resume.keep({ index: recordings.indexOf(recording), atMs });
    if (recording && beganAt !== undefined) view.follow(recording.startedAt + atMs - beganAt);
  });
  listenToKeys(sound, deck.slider, keys.show);

  const element = h(
    "div",
    { class: "player" },
    createContactHeading(contents),
    choice.element,
    gate.element,
    contents.note && contents.transcripts.length === 0 ? h("p", { class: "nothing" }, contents.note) : undefined,
    deck.element,
    status.element,
    h("div", { class: "reading" }, deck.moments, view.element),
    keys.element,
    gate.dialog,
  );
  const place = resume.take();
  choose(recordings[place?.index ?? 0] ?? recordings[0], place?.atMs);
  return element;
}
