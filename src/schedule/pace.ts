import type { Clock } from "../clock.js";

/** Resolves when it is the caller's turn; rejects with the signal's reason when it is aborted first. */
export type TakeTurn = (signal: AbortSignal) => Promise<void>;

/** Turns in order of arrival, never closer together than `perSecond` allows. */
export function createPace({ clock, perSecond }: { readonly clock: Clock; readonly perSecond: number }): TakeTurn {
  const gapMs = 1000 / perSecond;
  let next = Number.NEGATIVE_INFINITY;
  return async (signal) => {
    const now = clock.now();
    // A clock that was put back by hand may not keep everybody waiting for the time before.
    if (next - now > LONGEST_LINE_MS) next = now;
    const mine = Math.max(now, next);
    next = mine + gapMs;
    if (mine > now) await clock.sleep(mine - now, signal);
    signal.throwIfAborted();
  };
}

/** Longer than any line of ours: a hundred thousand posts take less than six hours. */
const LONGEST_LINE_MS = 6 * 3_600_000;
