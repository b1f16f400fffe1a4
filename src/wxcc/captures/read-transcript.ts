import { parseJson } from "../../parse-json.js";
import { levelKeys } from "./level-keys.js";
import { readMessages } from "./read-messages.js";
import { readRecognition } from "./read-recognition.js";
import { readVcon } from "./read-vcon.js";
import type { TranscriptLine } from "./transcript-line.js";

/**
 * The lines of a transcript file in the order in which they were said, whichever of the known forms it has; undefined when it
 * has none of them. `startedAt`: what instants count from, epoch milliseconds.
 */
export function readTranscript(file: string, startedAt: number | undefined): readonly TranscriptLine[] | undefined {
  const levelled = levelKeys(parseJson(file));
  const lines = readRecognition(levelled) ?? readVcon(levelled, startedAt) ?? readMessages(levelled, startedAt);
  // Recognition writes one channel after the other; lines without times stay as they came.
  return lines?.every(({ fromMs }) => fromMs !== null)
    ? [...lines].sort((a, b) => (a.fromMs ?? 0) - (b.fromMs ?? 0))
    : lines;
}
