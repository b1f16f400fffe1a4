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

/** Longer than the first back-offs, shorter than what is left to any request. */
const SHORTEST_DEADLINE_MS = 4500;

/** Back-offs, which are short or have no signal, pass at once; what is longer and has one is a deadline and stays until `expire`. */
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
      if (!signal || (ms < SHORTEST_DEADLINE_MS && !signal.aborted)) {
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
