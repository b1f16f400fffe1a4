import type { Line, Mark, Peaks, Recording } from "../../../../src/web/player/schema.js";

/** Noon, at which the conversation of these samples began. */
export const NOON = Date.parse("2026-11-20T12:00:00Z");

export const recording = (change: Partial<Recording> = {}): Recording => ({
  id: "a",
  callType: "main",
  segment: false,
  startedAt: NOON,
  durationMs: 60_000,
  channels: ["Customer", "Agent"],
  sensitive: false,
  confirmed: false,
  ...change,
});

export const mark = (change: Partial<Mark> = {}): Mark => ({
  kind: "hold",
  at: NOON + 10_000,
  durationMs: 5_000,
  label: "On hold",
  ...change,
});

export const line = (fromMs: number | null, text = "words"): Line => ({ fromMs, toMs: null, speaker: "Agent", text });

/** One bucket for each number and second. */
export const peaks = (...channels: number[][]): Peaks => ({
  bucketMs: 1_000,
  durationMs: Math.max(...channels.map(({ length }) => length)) * 1_000,
  channels,
});
