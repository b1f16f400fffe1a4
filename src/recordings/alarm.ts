import type { Clock } from "../clock.js";

/** Wakes whoever sleeps until something is due when there is something new before. */
export interface Alarm {
  ring(): void;
  /** The next sleep ends at once when the alarm rings from now on. To be set before looking for what is due. */
  set(): void;
  /** Resolves at `at` on the clock, when the alarm rings, or when `signal` is aborted; never rejects. */
  sleepUntil(at: number, signal: AbortSignal): Promise<void>;
}

const RUNG = "rung";

/** An alarm for one sleeper. */
export function createAlarm(clock: Clock): Alarm {
  let bell = new AbortController();
  return {
    ring: () => bell.abort(RUNG),
    set: () => {
      bell = new AbortController();
    },
    async sleepUntil(at, signal) {
      const either = AbortSignal.any([bell.signal, signal]);
      await clock.sleep(Math.max(at - clock.now(), 0), either).catch((reason: unknown) => {
        if (!either.aborted) throw reason;
      });
    },
  };
}
