import type { Flight, Watch } from "./watch.js";

/** Work that several wait for, each with a signal of their own. */
export interface SharedFlight<T> {
  /** The outcome, or the reason of the caller's own signal. */
  join(watch: Watch): Promise<T>;
}

/**
 * Starts `work` for whoever joins. One who gives up leaves the work to the others; when nobody is left it is aborted and
 * `onAbandoned` is called at once, so that the next to ask starts anew.
 */
export function startFlight<T>(work: (flight: Flight) => Promise<T>, onAbandoned: () => void): SharedFlight<T> {
  const stop = new AbortController();
  const waiting = new Set<Watch>();
  const outcome = Promise.resolve().then(() =>
    work({
      signal: stop.signal,
      report: (done, of, what) => {
        for (const { onProgress } of waiting) onProgress?.(done, of, what);
      },
    }),
  );
  // Abandoned work fails with nobody to hear of it.
  outcome.catch(() => undefined);

  return {
    join: (watch) =>
      new Promise((resolve, reject) => {
        const { signal } = watch;
        if (signal?.aborted) return reject(signal.reason);
        // The same caller may join twice; each time counts.
        const place = { ...watch };
        const leave = () => {
          waiting.delete(place);
          signal?.removeEventListener("abort", giveUp);
        };
        const giveUp = () => {
          leave();
          reject(signal?.reason);
          if (waiting.size > 0) return;
          onAbandoned();
          stop.abort(signal?.reason);
        };
        waiting.add(place);
        signal?.addEventListener("abort", giveUp, { once: true });
        outcome.finally(leave).then(resolve, reject);
      }),
  };
}
