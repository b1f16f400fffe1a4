import type { Clock } from "../../clock.js";

/** The way to a database that may be away: notices when it is, and does not let everybody wait for it. */
export interface Reach {
  /** Does `work`, or fails at once while the database is known to keep everybody waiting. */
  ask<T>(work: () => Promise<T>): Promise<T>;
}

/** A failure that took this long would make the next question wait as long. A quick one costs nobody anything. */
const SLOW_MS = 1000;
/** How long nobody is made to wait after a slow failure; then one caller tries. */
const PAUSE_MS = 2000;

/** Reaches a database. `isAway` tells a database that cannot be reached from one that answers with an error. */
export function createReach(deps: {
  readonly clock: Clock;
  isAway(thrown: unknown): boolean;
  /** Told once when the database goes, and once when it answers again. */
  onChange(away: boolean, thrown?: unknown): void;
}): Reach {
  const { clock, isAway, onChange } = deps;
  let away = false;
  let pause: { readonly until: number; readonly thrown: unknown } | undefined;
  let trying = false;

  function note(nowAway: boolean, thrown?: unknown) {
    if (nowAway !== away) onChange(nowAway, thrown);
    away = nowAway;
  }

  async function attempt<T>(work: () => Promise<T>): Promise<T> {
    const begun = clock.now();
    try {
      const result = await work();
      pause = undefined;
      note(false);
      return result;
    } catch (error) {
      if (isAway(error)) {
        if (clock.now() - begun >= SLOW_MS) pause = { until: clock.now() + PAUSE_MS, thrown: error };
        note(true, error);
      }
      throw error;
    }
  }

  return {
    async ask(work) {
      if (!pause) return attempt(work);
      if (trying || clock.now() < pause.until) throw pause.thrown;
      trying = true;
      try {
        return await attempt(work);
      } finally {
        trying = false;
      }
    },
  };
}
