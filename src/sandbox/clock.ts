import type { Clock } from "../clock.js";

/** A clock that can be moved by hand. Cloud and service share it, so that both see the same time. */
export interface SandboxClock extends Clock {
  /** Time passes by itself, not only when it is moved. */
  readonly running: boolean;
  /** Moves to an instant; every sleep that ends by then is over, in order. Going back wakes nobody. */
  to(epochMs: number): void;
  advance(ms: number): void;
  /** When the pending sleeps end, epoch milliseconds, earliest first. */
  sleepers(): readonly number[];
  /** Tells after each jump. Returns the way to stop listening. */
  onMove(listener: () => void): () => void;
}

interface Sleeper {
  readonly until: number;
  wake(): void;
}

/** Longest real timer that Node takes without overflowing (2^31 − 1 ms). */
const LONGEST_TIMER_MS = 2_147_483_647;

/**
 * `running: true` goes on at the speed of real time from wherever it was moved to (the sandbox a person plays with);
 * `running: false` stands still until it is moved (stories).
 */
export function createSandboxClock(options: { start: number; running: boolean }): SandboxClock {
  let base = options.start;
  let realBase = performance.now();
  const sleepers = new Set<Sleeper>();
  const listeners = new Set<() => void>();
  let timer: NodeJS.Timeout | undefined;

  const now = () => (options.running ? Math.floor(base + performance.now() - realBase) : base);
  const pending = () => [...sleepers].sort((a, b) => a.until - b.until);

  function wakeDue() {
    for (const sleeper of pending()) if (sleeper.until <= now()) sleeper.wake();
    arm();
  }

  function arm() {
    clearTimeout(timer);
    const [next] = pending();
    if (!options.running || !next) return;
    timer = setTimeout(wakeDue, Math.min(Math.max(next.until - now(), 0), LONGEST_TIMER_MS));
    timer.unref();
  }

  function to(epochMs: number) {
    base = epochMs;
    realBase = performance.now();
    wakeDue();
    for (const listener of listeners) listener();
  }

  return {
    running: options.running,
    now,
    to,
    advance: (ms) => to(now() + ms),
    sleepers: () => pending().map((s) => s.until),
    onMove: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const onAbort = () => {
          sleepers.delete(sleeper);
          reject(signal?.reason);
        };
        const sleeper: Sleeper = {
          until: now() + ms,
          wake: () => {
            sleepers.delete(sleeper);
            signal?.removeEventListener("abort", onAbort);
            resolve();
          },
        };
        sleepers.add(sleeper);
        signal?.addEventListener("abort", onAbort, { once: true });
        arm();
      }),
  };
}
