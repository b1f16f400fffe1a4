import type { Clock } from "../clock.js";

/** Resolves when it is the caller's turn; rejects with the signal's reason when it is aborted first. */
export type TakeTurn = (signal: AbortSignal) => Promise<void>;

/** Turns in order of arrival, never closer together than `perSecond` allows. Only the first in line sleeps. */
export function createPace({ clock, perSecond }: { readonly clock: Clock; readonly perSecond: number }): TakeTurn {
  const gapMs = 1000 / perSecond;
  let free = Number.NEGATIVE_INFINITY;
  let line: Promise<unknown> = Promise.resolve();

  async function wait(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const waitMs = free - clock.now();
    // A clock that was put back by hand may not keep everybody waiting for the time before.
    if (waitMs > 0 && waitMs <= gapMs) await clock.sleep(waitMs, signal);
    const now = clock.now();
    // Counted from when the turn was due: sleeping a little too long each time may not slow everybody down.
    free = (Math.abs(now - free) <= gapMs ? free : now) + gapMs;
  }

  return (signal) => {
    const turn = line.then(() => wait(signal));
    line = turn.catch(() => undefined);
    return turn;
  };
}
