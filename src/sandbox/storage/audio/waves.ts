import type { Sound } from "../../model/captures/capture.js";
import { VOICES } from "../../model/captures/voice-of.js";
import { createRandom } from "../../model/random.js";
import { makeSpeech } from "./make-speech.js";
import { FRAMES_PER_SECOND } from "./wav-header.js";

const wave = (seconds: number, at: (second: number) => number): Int16Array =>
  Int16Array.from({ length: seconds * FRAMES_PER_SECOND }, (_, frame) => Math.round(at(frame / FRAMES_PER_SECOND)));
const sine = (hertz: number, second: number) => Math.sin(2 * Math.PI * hertz * second);

/** What a quiet line sounds like, both channels by turns; about −70 dB. */
export const roomTone: Int16Array = ((random) =>
  Int16Array.from({ length: 2 * FRAMES_PER_SECOND }, () => random.whole(-9, 9)))(createRandom("room tone"));

/** The North American ringing tone, two seconds of six. */
const ring = () => wave(6, (second) => (second < 2 ? 2_000 * (sine(440, second) + sine(480, second)) : 0));

const MELODY = [261.6, 329.6, 392, 493.9, 440, 392, 329.6, 293.7];
/** Soft notes, one each second, for whoever is on hold. */
const music = () =>
  wave(MELODY.length, (second) => {
    const note = MELODY[Math.floor(second)] ?? 0;
    const within = second % 1;
    const loudness = Math.sin(Math.PI * Math.min(1, within / 0.98)) ** 2;
    return 1_100 * loudness * (sine(note, second) + 0.4 * sine(note / 2, second));
  });

const made = new Map<string, Int16Array>();

/** One round of a sound, to be repeated as long as the sound lasts; made when first heard. */
export function waveOf({ kind, voice }: Pick<Sound, "kind" | "voice">): Int16Array {
  const key = kind === "voice" ? `voice ${voice}` : kind;
  const known = made.get(key);
  if (known) return known;
  const fresh = kind === "voice" ? makeSpeech(voice, voice === VOICES) : kind === "music" ? music() : ring();
  made.set(key, fresh);
  return fresh;
}
