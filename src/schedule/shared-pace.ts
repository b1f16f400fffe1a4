import type { Clock } from "../clock.js";
import type { Turns } from "../instances/turns.js";
import type { TakeTurn } from "./pace.js";

const LOOK_AGAIN_MS = 5_000;

/**
 * After a turn of this process's own pace, one of all instances together. While those cannot be counted nobody goes on: what is
 * posted could not be written down either.
 */
export function sharePace(
  own: TakeTurn,
  deps: { readonly clock: Clock; readonly turns: Turns; readonly name: string; readonly perSecond: number },
): TakeTurn {
  const { clock, turns, name, perSecond } = deps;
  const limit = Math.max(1, Math.floor(perSecond));
  const windowMs = (1000 * limit) / perSecond;
  let line: Promise<unknown> = Promise.resolve();

  async function take(signal: AbortSignal): Promise<void> {
    for (;;) {
      signal.throwIfAborted();
      const waitMs = await turns.take({ name, limit, windowMs }).catch(() => LOOK_AGAIN_MS);
      if (waitMs === 0) return;
      await clock.sleep(waitMs, signal);
    }
  }

  return (signal) => {
    // Only the first in line asks and sleeps.
    const turn = line.then(async () => {
      await own(signal);
      await take(signal);
    });
    line = turn.catch(() => undefined);
    return turn;
  };
}
