import type { Clock } from "../../../src/clock.js";

/** A clock that does not make a test wait: back-offs pass at once and are written down. */
export interface SkippingClock extends Clock {
  /** Every back-off, milliseconds, in order. */
  readonly slept: number[];
  /** Moves on without waking anybody. */
  advance(ms: number): void;
  /** Ends what can be interrupted: the deadlines of requests under way. */
  expire(): void;
}

/** Sleeps without a signal are back-offs and pass at once; those with one are deadlines and stay until `expire`. */
export function createSkippingClock(start: number): SkippingClock {
  let now = start;
  const deadlines = new Set<() => void>();
  const slept: number[] = [];
  return {
    slept,
    now: () => now,
    advance: (ms) => {
      now += ms;
    },
    expire: () => {
      for (const end of deadlines) end();
    },
    sleep: (ms, signal) => {
      if (!signal) {
        slept.push(ms);
        now += ms;
        return Promise.resolve();
      }
      return new Promise((resolve, reject) => {
        const end = () => {
          deadlines.delete(end);
          resolve();
        };
        deadlines.add(end);
        signal.addEventListener("abort", () => {
          deadlines.delete(end);
          reject(signal.reason);
        });
      });
    },
  };
}
