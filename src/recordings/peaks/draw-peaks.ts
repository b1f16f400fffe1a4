import type { Clock } from "../../clock.js";
import { Problem } from "../../errors.js";
import { createAnswerMemory } from "../../wxcc/statistics/remember-answers.js";
import type { SoundRef, Sounds } from "../sound/sounds.js";
import { foldPeaks, type Peaks } from "./fold-peaks.js";
import { takeTurns } from "./take-turns.js";
import { UnknownForm } from "./wav-form.js";

/** A sound's outline. Throws `sound-not-drawable`, and what opening the sound throws; given up when nobody waits for it any more. */
export type PeaksOf = (ref: SoundRef, signal: AbortSignal) => Promise<Peaks>;

/** Each reads a whole recording, which costs the storage and this process more than anything else here. */
const AT_ONCE = 2;
/** An outline never changes; it is forgotten for want of room. */
const KEEP_MS = 24 * 3_600_000;
const MOST_KEPT = 1000;
/** About eight megabytes. */
const MOST_VALUES = 1_000_000;

/** Two are worked out at a time; the newest are remembered. */
export function createPeaks(deps: { readonly sounds: Pick<Sounds, "open">; readonly clock: Clock }): PeaksOf {
  const turns = takeTurns(AT_ONCE);
  const memory = createAnswerMemory<Peaks>({
    clock: deps.clock,
    entries: MOST_KEPT,
    rows: { of: ({ channels }) => channels.flat().length, most: MOST_VALUES },
  });

  async function draw(ref: SoundRef, signal: AbortSignal): Promise<Peaks> {
    const { bytes } = await deps.sounds.open(ref, {}, signal);
    const fold = foldPeaks();
    for await (const chunk of bytes) if (fold.push(chunk)) break;
    return fold.end();
  }

  return (ref, signal) => {
    const key = JSON.stringify([ref.org.id, ref.taskId, ref.recordingId]);
    const work = (shared: AbortSignal) => turns.take(shared, () => draw(ref, shared));
    return memory.share(key, "person", KEEP_MS, (flight) => work(flight.signal).catch(explain), { signal });
  };
}

function explain(error: unknown): never {
  if (!(error instanceof UnknownForm)) throw error;
  throw new Problem("sound-not-drawable", {
    say: `This recording cannot be drawn: ${error.what}.`,
    next: "It can be played all the same.",
  });
}
