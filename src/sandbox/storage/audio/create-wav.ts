import type { Recording } from "../../model/captures/capture.js";
import { renderFrames } from "./render-frames.js";
import { BYTES_PER_FRAME, FRAMES_PER_MS, HEADER_BYTES, writeHeader } from "./wav-header.js";

/** An audio file of which any part can be made without the rest: nothing of it is kept anywhere. */
export interface Wav {
  readonly byteLength: number;
  /** Bytes `[from, to)`. */
  read(from: number, to: number): Buffer;
}

/** Two channels of 16 bits at 8 kHz, exactly as long as the recording. */
export function createWav(recording: Pick<Recording, "startedAt" | "stoppedAt" | "sounds">): Wav {
  const { startedAt, stoppedAt } = recording;
  const frames = (stoppedAt - startedAt) * FRAMES_PER_MS;
  const byteLength = HEADER_BYTES + frames * BYTES_PER_FRAME;
  const header = writeHeader(frames);
  return {
    byteLength,
    read: (from, to) => {
      const start = Math.max(from, HEADER_BYTES) - HEADER_BYTES;
      const end = Math.min(to, byteLength) - HEADER_BYTES;
      const head = header.subarray(from, Math.min(to, HEADER_BYTES));
      if (end <= start) return head;
      const firstFrame = Math.floor(start / BYTES_PER_FRAME);
      const sound = renderFrames(recording.sounds(), startedAt, firstFrame, Math.ceil(end / BYTES_PER_FRAME));
      const offset = firstFrame * BYTES_PER_FRAME;
      const body = sound.subarray(start - offset, end - offset);
      return head.length > 0 ? Buffer.concat([head, body]) : body;
    },
  };
}
