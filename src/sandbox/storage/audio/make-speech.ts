import { createRandom, type Random } from "../../model/random.js";
import { FRAMES_PER_SECOND } from "./wav-header.js";

/** Long enough that nobody hears where it begins again. */
const SECONDS = 7;
const LOUDNESS = 9_000;
/** First and second formant of some vowels, in hertz. */
const VOWELS: readonly (readonly [number, number])[] = [
  [730, 1090],
  [530, 1840],
  [390, 1990],
  [570, 840],
  [440, 1020],
  [660, 1720],
];

/**
 * Something like speech that says nothing: syllables of a voiced sound with the formants of vowels, and pauses between
 * words. Each number is another person; `monotone` is a machine.
 */
export function makeSpeech(voice: number, monotone: boolean): Int16Array {
  const random = createRandom(`voice ${voice}`);
  const pitch = monotone ? 150 : random.between(95, 230);
  const samples = new Float64Array(SECONDS * FRAMES_PER_SECOND);
  for (let at = 0; ; ) {
    const frames = Math.round(random.between(0.12, 0.26) * FRAMES_PER_SECOND);
    if (at + frames >= samples.length) break;
    const rise = monotone ? 1 : random.between(0.9, 1.15);
    addSyllable(samples, at, frames, pitch * rise, random.pick(VOWELS));
    at += frames + pauseAfter(random);
  }
  const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 1e-9);
  return Int16Array.from(samples, (sample) => Math.round((sample / loudest) * LOUDNESS));
}

/** A breath between words, hardly anything between syllables. */
const pauseAfter = (random: Random) =>
  Math.round(random.between(0.01, random.chance(0.3) ? 0.16 : 0.04) * FRAMES_PER_SECOND);

function addSyllable(
  samples: Float64Array,
  at: number,
  frames: number,
  pitch: number,
  [first, second]: readonly [number, number],
): void {
  for (let harmonic = 1; harmonic * pitch < 3_400; harmonic += 1) {
    const hertz = harmonic * pitch;
    const strength = resonance(hertz, first, 90) + 0.5 * resonance(hertz, second, 120) + 0.04 / harmonic;
    for (let frame = 0; frame < frames; frame += 1) {
      const envelope = Math.sin((Math.PI * frame) / frames) ** 0.7;
      const sample = strength * envelope * Math.sin((2 * Math.PI * hertz * frame) / FRAMES_PER_SECOND);
      samples[at + frame] = (samples[at + frame] ?? 0) + sample;
    }
  }
}

const resonance = (hertz: number, centre: number, width: number) => 1 / (1 + ((hertz - centre) / width) ** 2);
