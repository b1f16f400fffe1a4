import type { Clock } from "../clock.js";

/**
 * Repeats `work` until it succeeds, with a pause in between; undefined once `signal` is aborted. What `isFinal` says of
 * an error ends it: that error is thrown.
 */
export async function keepTrying<T>(
  work: () => Promise<T>,
  options: {
    readonly clock: Clock;
    readonly pauseMs: number;
    readonly signal: AbortSignal;
    readonly isFinal: (error: unknown) => boolean;
    readonly onFailure: (error: unknown) => void;
  },
): Promise<T | undefined> {
  while (!options.signal.aborted) {
    try {
      return await work();
    } catch (error) {
      if (options.isFinal(error)) throw error;
      options.onFailure(error);
    }
    // Aborted while it slept: the loop's condition ends it.
    await options.clock.sleep(options.pauseMs, options.signal).catch(() => undefined);
  }
  return undefined;
}
