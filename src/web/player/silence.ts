import type { Peaks } from "./schema.js";

/** A stretch in which nobody speaks, of which `fromMs`–`toMs` can be left out. */
export interface Silence {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Shorter pauses belong to talking. */
const SHORTEST_MS = 1_500;
/** What stays of a silence at each of its ends, so that no word is cut. */
const MARGIN_MS = 300;
/** Telephone noise is below this share of the loudest sound of its channel. */
const QUIET_SHARE = 0.04;
/** A channel that is never louder than this has nobody on it. */
const QUIET_ALWAYS = 0.01;

/** Where both channels are quiet for long, in order. What is louder than the noise of its channel is somebody speaking. */
export function findSilences({ bucketMs, durationMs, channels }: Peaks): readonly Silence[] {
  const thresholds = channels.map((channel) =>
    Math.max(QUIET_ALWAYS, QUIET_SHARE * channel.reduce((loudest, peak) => Math.max(loudest, peak), 0)),
  );
  const count = Math.max(0, ...channels.map(({ length }) => length));
  const isQuiet = (bucket: number) =>
    channels.every((channel, index) => (channel[bucket] ?? 0) <= (thresholds[index] ?? 0));

  const silences: Silence[] = [];
  let from: number | undefined;
  for (let bucket = 0; bucket <= count; bucket++) {
    const quiet = bucket < count && isQuiet(bucket);
    if (quiet) from ??= bucket;
    else if (from !== undefined) {
      silences.push(...trimmed(from * bucketMs, bucket === count ? durationMs : bucket * bucketMs, durationMs));
      from = undefined;
    }
  }
  return silences;
}

function trimmed(startMs: number, endMs: number, durationMs: number): Silence[] {
  if (endMs - startMs <= SHORTEST_MS) return [];
  // Nothing comes before the beginning and nothing after the end, so nothing can be cut there.
  const fromMs = startMs === 0 ? 0 : startMs + MARGIN_MS;
  const toMs = endMs >= durationMs ? durationMs : endMs - MARGIN_MS;
  return toMs > fromMs ? [{ fromMs, toMs }] : [];
}

/** Where to go on when the sound has come to `atMs`; undefined while somebody speaks. */
export const afterSilence = (silences: readonly Silence[], atMs: number): number | undefined =>
  silences.find(({ fromMs, toMs }) => atMs >= fromMs && atMs < toMs)?.toMs;

/** How much shorter listening becomes, at speed 1. */
export const skippedMs = (silences: readonly Silence[]): number =>
  silences.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
