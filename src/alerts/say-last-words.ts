import type { Clock } from "../clock.js";
import type { Drain } from "../drain.js";
import type { AlertRecord } from "../store/alert-records.js";
import type { Store } from "../store/store.js";
import { lastWordsOwed, type Place } from "./last-words.js";
import { POLL_MS } from "./poll-interval.js";

/** Between two tries to say that a rule is watched no more, while Webex takes no edits. */
const LONGEST_PAUSE_MS = 10 * POLL_MS;

/**
 * Messages of rules that are watched no more are edited for the last time, again and again until Webex takes it. Tells when the
 * next try is due; undefined when nothing is owed.
 */
export function createLastWords(deps: {
  readonly store: Pick<Store, "alertStates">;
  readonly clock: Clock;
  readonly drain: Pick<Drain, "track">;
  readonly showPlace: (place: Place) => Promise<void>;
}): (rules: readonly AlertRecord[]) => Promise<number | undefined> {
  const { store, clock, drain, showPlace } = deps;
  let nextAt = 0;
  let pauseMs = POLL_MS;
  let speaking = false;

  return async (rules) => {
    const now = clock.now();
    const owed = await lastWordsOwed(rules, store, now);
    if (owed.length === 0) {
      pauseMs = POLL_MS;
      return undefined;
    }
    if (!speaking && (nextAt <= now || nextAt > now + pauseMs)) {
      speaking = true;
      nextAt = now + pauseMs;
      pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
      const spoken = Promise.all(owed.map(showPlace)).finally(() => {
        speaking = false;
      });
      drain.track(spoken, "alerts");
    }
    return nextAt > now ? nextAt : now + pauseMs;
  };
}
