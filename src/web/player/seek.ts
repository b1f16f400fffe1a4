/** A place within the sound: never before its beginning, never after its end. */
export const clampTo = (durationMs: number, ms: number): number => Math.min(Math.max(ms, 0), Math.max(durationMs, 0));

/** The share of the sound that lies before `atMs`, 0–1; 0 while nobody knows how long it is. */
export const shareOf = (durationMs: number, atMs: number): number =>
  durationMs > 0 ? clampTo(durationMs, atMs) / durationMs : 0;

/** The place below a pointer: `x` against the drawing's left edge and width, in the same pixels. */
export const placeAt = (durationMs: number, x: number, left: number, width: number): number =>
  width > 0 ? clampTo(durationMs, ((x - left) / width) * durationMs) : 0;

const steps = [5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600].map((seconds) => seconds * 1000);

/** Round times for the scale below the drawing, at most `most` of them after the beginning, none at the very end. */
export function scaleOf(durationMs: number, most: number): readonly number[] {
  const step = steps.find((each) => durationMs / each <= most) ?? Math.max(durationMs, 1);
  const count = Math.ceil((durationMs - step * 0.4) / step);
  return Array.from({ length: Math.max(count, 1) }, (_, index) => index * step);
}
