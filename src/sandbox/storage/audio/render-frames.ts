import type { Sound } from "../../model/captures/capture.js";
import { BYTES_PER_FRAME, FRAMES_PER_MS } from "./wav-header.js";
import { roomTone, waveOf } from "./waves.js";

/** Ten milliseconds in which a sound comes and goes, so that nothing clicks. */
const FADE_FRAMES = 10 * FRAMES_PER_MS;

/**
 * Frames `[first, end)` of a recording that began at `startedAt`: a pure function of the sounds and the frame's number, so
 * that any part is the same as it is in the whole. `sounds` are in the order of time and do not overlap in a channel.
 */
export function renderFrames(sounds: readonly Sound[], startedAt: number, first: number, end: number): Buffer {
  const samples = new Int16Array((end - first) * 2);
  fillWithRoomTone(samples, first);
  for (let n = firstSoundAt(sounds, startedAt + first / FRAMES_PER_MS); n < sounds.length; n += 1) {
    const sound = sounds[n];
    if (!sound) break;
    const from = (sound.from - startedAt) * FRAMES_PER_MS;
    if (from >= end) break;
    mixIn(samples, first, end, sound, from, (sound.to - startedAt) * FRAMES_PER_MS);
  }
  // WAV is little-endian, as is every machine that Node runs on in practice.
  return Buffer.from(samples.buffer, 0, (end - first) * BYTES_PER_FRAME);
}

/** The first sound that is not over at an instant. Two channels: one earlier sound may still go on while a later is over. */
function firstSoundAt(sounds: readonly Sound[], at: number): number {
  let low = 0;
  let high = sounds.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sounds[middle]?.from ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  const going = (channel: 1 | 2) => {
    for (let n = low - 1; n >= 0; n -= 1) if (sounds[n]?.channel === channel) return n;
    return low;
  };
  return Math.min(low, going(1), going(2));
}

function fillWithRoomTone(samples: Int16Array, first: number): void {
  for (let at = 0; at < samples.length; ) {
    const from = (first * 2 + at) % roomTone.length;
    const count = Math.min(roomTone.length - from, samples.length - at);
    samples.set(roomTone.subarray(from, from + count), at);
    at += count;
  }
}

function mixIn(samples: Int16Array, first: number, end: number, sound: Sound, from: number, to: number): void {
  const wave = waveOf(sound);
  const last = Math.min(to, end);
  const start = Math.max(from, first);
  let phase = (start - from) % wave.length;
  for (let frame = start, at = (start - first) * 2 + sound.channel - 1; frame < last; frame += 1, at += 2) {
    const edge = Math.min(frame - from, to - frame);
    const sample = wave[phase] ?? 0;
    samples[at] = edge < FADE_FRAMES ? (sample * edge) / FADE_FRAMES : sample;
    phase = phase + 1 === wave.length ? 0 : phase + 1;
  }
}
