import { loudnessOf } from "./loudness.js";
import { scanWav } from "./scan-wav.js";
import { sampleBytes, type WavForm } from "./wav-form.js";

/** A sound's outline: the loudest sample of each bucket, 0 to 1, per channel. */
export interface Peaks {
  readonly durationMs: number;
  readonly bucketMs: number;
  readonly channels: readonly (readonly number[])[];
}

/** As many as a wide screen can show. */
export const MOST_BUCKETS = 1200;
/** A bucket begins with this part of a second. */
const FIRST_BUCKET_SECONDS = 0.01;
/** Finer steps are not seen, and three digits are quickly sent. */
const STEPS = 1000;

/** Folds a WAV file's bytes, however they are cut, in one pass and in the same little memory for any length. */
export interface PeaksFold {
  /** True when the rest does not matter. Throws `UnknownForm`. */
  push(piece: Uint8Array): boolean;
  /** Throws `UnknownForm` when no samples have come. */
  end(): Peaks;
}

/** Nothing of the length is known in advance: whenever the buckets are full, two of them become one. */
export function foldPeaks(): PeaksFold {
  let form: WavForm | undefined;
  let channels: number[][] = [];
  let framesPerBucket = 1;
  let frames = 0;
  /** A frame of which only the beginning has come. */
  let held = Buffer.alloc(0);

  function halve(): void {
    framesPerBucket *= 2;
    channels = channels.map((peaks) =>
      Array.from({ length: peaks.length / 2 }, (_, n) => Math.max(peaks[2 * n] ?? 0, peaks[2 * n + 1] ?? 0)),
    );
  }

  function fold(bytes: Uint8Array, { encoding }: WavForm, frameBytes: number): void {
    const loudness = loudnessOf[encoding];
    const size = sampleBytes[encoding];
    for (let at = 0; at < bytes.byteLength; at += frameBytes) {
      if (frames % framesPerBucket === 0) {
        if (channels[0]?.length === MOST_BUCKETS) halve();
        for (const peaks of channels) peaks.push(0);
      }
      const last = (channels[0]?.length ?? 1) - 1;
      for (const [n, peaks] of channels.entries()) {
        const loud = loudness(bytes, at + n * size);
        if (loud > (peaks[last] ?? 0)) peaks[last] = loud;
      }
      frames += 1;
    }
  }

  const scan = scanWav({
    form(given) {
      form = given;
      framesPerBucket = Math.max(1, Math.round(given.framesPerSecond * FIRST_BUCKET_SECONDS));
      channels = Array.from({ length: given.channels }, () => []);
    },
    samples(bytes) {
      if (!form) return;
      const frameBytes = form.channels * sampleBytes[form.encoding];
      const all = held.length === 0 ? bytes : Buffer.concat([held, bytes]);
      const whole = all.byteLength - (all.byteLength % frameBytes);
      fold(all.subarray(0, whole), form, frameBytes);
      held = Buffer.from(all.subarray(whole));
    },
  });

  return {
    push: scan.push,
    end() {
      scan.end();
      const msPerFrame = 1000 / (form?.framesPerSecond ?? 1);
      return {
        durationMs: Math.round(frames * msPerFrame),
        bucketMs: framesPerBucket * msPerFrame,
        channels: channels.map((peaks) => peaks.map((peak) => Math.round(peak * STEPS) / STEPS)),
      };
    },
  };
}
