import fc from "fast-check";
import { expect, test } from "vitest";
import type { Sound } from "../../../../src/sandbox/model/captures/capture.js";
import { createWav } from "../../../../src/sandbox/storage/audio/create-wav.js";
import { readRange } from "../../../../src/sandbox/storage/read-range.js";
import { capturesOf, recordedCall, transferredCall } from "../../../helpers/recorded-contacts.js";
import { NOW } from "../wxcc/ask-captures.js";

const transferred = capturesOf(transferredCall(NOW));
const [main, ...rest] = transferred?.recordings ?? [];
if (!main) throw new Error("no recording");
const wav = createWav(main);
const whole = wav.read(0, wav.byteLength);

test("any part of the audio is the same as it is in the whole", () => {
  fc.assert(
    fc.property(fc.nat(wav.byteLength), fc.nat(200_000), (from, length) => {
      const to = Math.min(from + length, wav.byteLength);
      expect(wav.read(from, to).equals(whole.subarray(from, to))).toBe(true);
    }),
  );
});

test("the header says what follows it: two channels of 16 bits at 8 kHz, to the very end", () => {
  expect(whole.toString("latin1", 0, 4)).toBe("RIFF");
  expect(whole.readUInt32LE(4)).toBe(whole.length - 8);
  expect(whole.toString("latin1", 8, 16)).toBe("WAVEfmt ");
  expect([whole.readUInt16LE(20), whole.readUInt16LE(22), whole.readUInt32LE(24)]).toEqual([1, 2, 8000]);
  expect([whole.readUInt32LE(28), whole.readUInt16LE(32), whole.readUInt16LE(34)]).toEqual([32_000, 4, 16]);
  expect(whole.readUInt32LE(40)).toBe(whole.length - 44);
  expect((whole.length - 44) / 32_000).toBe((main.stoppedAt - main.startedAt) / 1000);
});

/** Root of the mean square of a channel between two instants. */
function loudness(channel: 1 | 2, from: number, to: number): number {
  let sum = 0;
  for (let ms = from; ms < to; ms += 1) {
    const at = 44 + (ms - (main?.startedAt ?? 0)) * 32 + (channel - 1) * 2;
    sum += whole.readInt16LE(at) ** 2;
  }
  return Math.sqrt(sum / (to - from));
}

test("whoever speaks is heard in the own channel, and the other one is quiet meanwhile", () => {
  const sounds = main.sounds();
  const alone = (sound: Sound) =>
    !sounds.some(
      (other) => other !== sound && other.channel !== sound.channel && other.from < sound.to && other.to > sound.from,
    );
  const voices = sounds.filter((sound) => sound.kind === "voice" && sound.to - sound.from > 1000 && alone(sound));
  expect(new Set(voices.map(({ channel }) => channel))).toEqual(new Set([1, 2]));
  for (const { channel, from, to } of voices) {
    expect(loudness(channel, from, to)).toBeGreaterThan(500);
    expect(loudness(channel === 1 ? 2 : 1, from, to)).toBeLessThan(20);
  }
});

test("a transfer is heard as a ringing tone in the agent's channel, and the next agent has another segment", () => {
  const ring = main.sounds().find(({ kind }) => kind === "ring");
  expect(ring?.channel).toBe(2);
  expect(loudness(2, ring?.from ?? 0, (ring?.from ?? 0) + 1000)).toBeGreaterThan(500);
  const segments = rest.filter(({ segment }) => segment);
  expect(segments.at(-1)?.startedAt).toBeGreaterThan(ring?.from ?? Number.POSITIVE_INFINITY);
});

test("a hold is heard as soft music where the customer hears it", () => {
  const held = capturesOf(recordedCall(NOW, { that: ({ segments }) => segments.some(({ kind }) => kind === "hold") }));
  const sounds = held?.recordings[0]?.sounds() ?? [];
  const holds = held?.contact.segments.filter(({ kind }) => kind === "hold") ?? [];
  const music = sounds.filter(({ kind }) => kind === "music");
  expect(music.map(({ from, to, channel }) => [from, to, channel])).toEqual(holds.map(({ from, to }) => [from, to, 2]));
});

test("sounds of one channel never overlap and lie in the order of time", () => {
  for (const recording of transferred?.recordings ?? []) {
    const sounds = recording.sounds();
    expect(sounds.map(({ from }) => from)).toEqual(sounds.map(({ from }) => from).sort((a, b) => a - b));
    for (const channel of [1, 2]) {
      const own = sounds.filter((sound) => sound.channel === channel);
      for (const [n, sound] of own.entries()) expect(sound.from).toBeGreaterThanOrEqual(own[n - 1]?.to ?? 0);
    }
  }
});

test("a range is read as S3 reads it", () => {
  fc.assert(
    fc.property(fc.nat(1000), fc.nat(1000), fc.integer({ min: 1, max: 900 }), (a, b, length) => {
      const range = readRange(`bytes=${a}-${b}`, length);
      if (b < a) expect(range).toBeUndefined();
      else if (a >= length) expect(range).toBe("none");
      else expect(range).toEqual({ from: a, to: Math.min(b, length - 1) });
    }),
  );
  for (const header of [undefined, "bytes=-", "items=0-1", "bytes=0-1,3-4"])
    expect(readRange(header, 10)).toBeUndefined();
  expect(readRange("bytes=-0", 10)).toBe("none");
  expect(readRange("bytes=-99", 10)).toEqual({ from: 0, to: 9 });
});
