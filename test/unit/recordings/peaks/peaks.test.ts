import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldPeaks, MOST_BUCKETS, type Peaks } from "../../../../src/recordings/peaks/fold-peaks.js";
import { loudnessOf } from "../../../../src/recordings/peaks/loudness.js";
import { sampleBytes, type WavForm } from "../../../../src/recordings/peaks/wav-form.js";
import { chunk, fmt, riff, wav } from "./write-wav.js";

const encodings = ["pcm8", "pcm16", "pcm24", "a-law", "mu-law"] as const;
const form = fc.record<WavForm>({
  encoding: fc.constantFrom(...encodings),
  channels: fc.constantFrom(1, 2),
  framesPerSecond: fc.constantFrom(1, 90, 100, 8000),
});
/** Up to some thousand frames, written with few random bytes so that shrinking stays quick. */
const sound = fc
  .tuple(form, fc.uint8Array({ minLength: 1, maxLength: 40 }), fc.nat(9000))
  .map(([shape, seed, frames]) => {
    const bytes = new Uint8Array(frames * shape.channels * sampleBytes[shape.encoding]);
    for (let at = 0; at < bytes.length; at++) bytes[at] = ((seed[at % seed.length] ?? 0) * (1 + (at >> 5))) & 0xff;
    return { shape, bytes, frames };
  });

function draw(pieces: readonly Uint8Array[]): Peaks {
  const fold = foldPeaks();
  for (const piece of pieces) if (fold.push(piece)) break;
  return fold.end();
}

function cut(file: Uint8Array, sizes: readonly number[]): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let at = 0, n = 0; at < file.length; n++) {
    const size = sizes[n % sizes.length] ?? 1;
    pieces.push(file.subarray(at, at + size));
    at += size;
  }
  return pieces;
}

test("each bucket holds the loudest sample of its stretch, and all of them the whole sound", () => {
  fc.assert(
    fc.property(sound, ({ shape, bytes, frames }) => {
      const { channels, bucketMs, durationMs } = draw([wav(shape, bytes)]);
      const perBucket = Math.round((bucketMs * shape.framesPerSecond) / 1000);
      const size = sampleBytes[shape.encoding];
      expect(durationMs).toBe(Math.round((frames * 1000) / shape.framesPerSecond));
      expect(channels).toHaveLength(shape.channels);
      for (const [n, peaks] of channels.entries()) {
        expect(peaks).toHaveLength(Math.ceil(frames / perBucket));
        expect(peaks.length).toBeLessThanOrEqual(MOST_BUCKETS);
        const expected = peaks.map((_, bucket) => {
          let loudest = 0;
          for (let frame = bucket * perBucket; frame < Math.min((bucket + 1) * perBucket, frames); frame++)
            loudest = Math.max(loudest, loudnessOf[shape.encoding](bytes, (frame * shape.channels + n) * size));
          return Math.round(loudest * 1000) / 1000;
        });
        expect(peaks).toEqual(expected);
      }
    }),
    { numRuns: 60 },
  );
});

test("however the bytes are cut on their way, the outline is the same", () => {
  fc.assert(
    fc.property(
      sound,
      fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 9 }),
      ({ shape, bytes }, sizes) => {
        const file = wav(shape, bytes);
        expect(draw(cut(file, sizes))).toEqual(draw([file]));
      },
    ),
    { numRuns: 60 },
  );
});

test("loudness lies between silence and full, and a louder code is louder", () => {
  for (const encoding of encodings) {
    const bytes = (...all: number[]) => Uint8Array.from(all);
    const at = (code: number) =>
      loudnessOf[encoding](
        encoding === "pcm24" ? bytes(0, 0, code) : encoding === "pcm16" ? bytes(0, code) : bytes(code),
        0,
      );
    const all = Array.from({ length: 256 }, (_, code) => at(code));
    expect(Math.min(...all)).toBeLessThan(0.01);
    expect(Math.max(...all)).toBeGreaterThan(0.95);
    expect(Math.max(...all)).toBeLessThanOrEqual(1);
  }
  // ITU-T G.711: the codes of silence, and of the loudest positive sample.
  expect([loudnessOf["mu-law"](Uint8Array.of(0xff), 0), loudnessOf["mu-law"](Uint8Array.of(0x80), 0) * 32_768]).toEqual(
    [0, 32_124],
  );
  expect([
    loudnessOf["a-law"](Uint8Array.of(0xd5), 0) * 32_768,
    loudnessOf["a-law"](Uint8Array.of(0xaa), 0) * 32_768,
  ]).toEqual([8, 32_256]);
});

describe("files as they come", () => {
  const shape: WavForm = { encoding: "pcm16", channels: 1, framesPerSecond: 8000 };
  const samples = Buffer.from(Int16Array.from({ length: 400 }, (_, n) => (n % 2 ? -16_384 : 8192)).buffer);
  const plain = draw([wav(shape, samples)]);

  test("chunks that nobody needs are left out wherever they stand, odd lengths and all", () => {
    const list = chunk("LIST", Buffer.from("INFOISFT\u0003\0\0\0abc"));
    const file = riff(
      chunk("junk", Buffer.alloc(0)),
      list,
      chunk("fmt ", fmt(shape)),
      chunk("fact", Buffer.alloc(4)),
      chunk("data", samples),
      list,
    );
    expect(draw([file])).toEqual(plain);
    expect(draw(cut(file, [1]))).toEqual(plain);
  });

  test("what hides behind the extensible form is the same sound", () => {
    expect(draw([riff(chunk("fmt ", fmt(shape, { extensible: true })), chunk("data", samples))])).toEqual(plain);
  });

  test("a length that the recorder did not know yet is no reason to stop", () => {
    for (const told of [0, 0xffffffff])
      expect(draw([riff(chunk("fmt ", fmt(shape)), chunk("data", samples, told))])).toEqual(plain);
  });

  test.each([
    ["it is not a WAV file", Buffer.from("ID3\u0004\0\0\0\0\0\0\0\0mp3")],
    ["it is not a WAV file", Buffer.alloc(0)],
    ["it holds no samples", riff(chunk("fmt ", fmt(shape)))],
    ["its samples come before their description", riff(chunk("data", samples), chunk("fmt ", fmt(shape)))],
    ["its encoding (3) is not known", riff(chunk("fmt ", fmt(shape, { tag: 3, bits: 32 })), chunk("data", samples))],
    ["its encoding (1) is not known", riff(chunk("fmt ", fmt(shape, { bits: 12 })), chunk("data", samples))],
    ["it has 6 channels", riff(chunk("fmt ", fmt(shape, { channels: 6 })), chunk("data", samples))],
    ["its description is cut short", riff(chunk("fmt ", Buffer.alloc(4)), chunk("data", samples))],
    ["its description is too long", riff(chunk("fmt ", Buffer.alloc(2000)), chunk("data", samples))],
  ])("%s", (what, file) => {
    expect(() => draw([file])).toThrow(what);
  });
});
