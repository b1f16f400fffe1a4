/** The sandbox's clock between two readings. */
export interface SandboxTime {
  /** Takes over a reading, epoch milliseconds. */
  read(epochMs: number): void;
  now(): number;
}

/** Two readings this far apart that show the same instant mean that the clock stands still. */
const STANDING_AFTER_MS = 700;

/** `elapsed` is a stopwatch in milliseconds. The clock goes on at its speed from the last reading, unless the readings show that the clock was stopped. */
export function createSandboxTime(elapsed: () => number): SandboxTime {
  let last: { readonly epochMs: number; readonly at: number } | undefined;
  let standing = false;
  return {
    read(epochMs) {
      const at = elapsed();
      if (last && epochMs !== last.epochMs) standing = false;
      if (last && epochMs === last.epochMs && at - last.at < STANDING_AFTER_MS) return;
      if (last && epochMs === last.epochMs) standing = true;
      last = { epochMs, at };
    },
    now: () => (last ? last.epochMs + (standing ? 0 : elapsed() - last.at) : 0),
  };
}
