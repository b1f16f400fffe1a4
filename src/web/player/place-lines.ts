import type { Line, Recording } from "./schema.js";

/** When the main recording began, from which the lines of a transcript are counted; undefined when nothing was recorded. */
export function transcriptStart(recordings: readonly Recording[]): number | undefined {
  const main = recordings.filter(({ callType }) => callType === "main");
  const starts = (main.length > 0 ? main : recordings).map(({ startedAt }) => startedAt);
  return starts.length > 0 ? Math.min(...starts) : undefined;
}

/** The line that is being said: the last one that has begun. Undefined before the first, or when no line has a time. */
export function lineAt(lines: readonly Line[], atMs: number): number | undefined {
  let current: number | undefined;
  for (const [index, { fromMs }] of lines.entries()) {
    if (fromMs === null) continue;
    if (fromMs > atMs) break;
    current = index;
  }
  return current;
}

/** A moment of the contact as a recording and a place in it: the one being heard where it can be, else the first that has it. */
export function findMoment(
  recordings: readonly Recording[],
  heard: Recording,
  epochMs: number,
): { readonly recording: Recording; readonly atMs: number } | undefined {
  const has = ({ startedAt, durationMs }: Recording) => epochMs >= startedAt && epochMs <= startedAt + durationMs;
  const recording = has(heard) ? heard : recordings.find(has);
  return recording && { recording, atMs: epochMs - recording.startedAt };
}
