import type { Peaks } from "./schema.js";

/** The loudest peak below each of `count` bars, 0–1 against the loudest of all channels, so that quiet calls can be seen. */
export function barsOf({ channels, bucketMs, durationMs }: Peaks, count: number): readonly (readonly number[])[] {
  const loudest = Math.max(0.05, ...channels.map((channel) => channel.reduce((most, peak) => Math.max(most, peak), 0)));
  return channels.map((channel) => {
    const buckets = durationMs > 0 ? durationMs / bucketMs : channel.length;
    return Array.from({ length: count }, (_, bar) => {
      const from = Math.floor((bar * buckets) / count);
      const to = Math.max(from + 1, Math.floor(((bar + 1) * buckets) / count));
      let most = 0;
      for (let bucket = from; bucket < to; bucket++) most = Math.max(most, channel[bucket] ?? 0);
      return Math.min(1, most / loudest);
    });
  });
}
