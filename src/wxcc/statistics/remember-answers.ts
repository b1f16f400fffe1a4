import type { Clock } from "../../clock.js";
import type { Urgency } from "../budget.js";

/** Answers shared between callers: one upstream call in flight per key, and its answer kept for a while. */
export interface AnswerMemory<T> {
  /** What is remembered or under way, without starting anything. */
  recall(key: string, urgency: Urgency): Promise<T> | undefined;
  /** The remembered answer, the one under way, or `work` started now. Failures reach all who wait and are never kept. */
  share(key: string, urgency: Urgency, keepMs: number, work: () => Promise<T>): Promise<T>;
  /** The next `share` starts anew. */
  forget(key: string): void;
}

interface Remembered<T> {
  readonly answer: T;
  readonly at: number;
  readonly until: number;
}

/** Keeps at most `entries` answers, dropping the one unused for longest. */
export function createAnswerMemory<T>(deps: { clock: Clock; entries: number }): AnswerMemory<T> {
  const { clock, entries } = deps;
  const remembered = new Map<string, Remembered<T>>();
  const underWay = { person: new Map<string, Promise<T>>(), schedule: new Map<string, Promise<T>>() };

  function fromMemory(key: string): Promise<T> | undefined {
    const found = remembered.get(key);
    if (!found) return undefined;
    remembered.delete(key);
    const now = clock.now();
    // An answer from the future: the clock was moved back.
    if (now < found.at || now >= found.until) return undefined;
    // A map keeps the order of insertion: what is used moves to the end.
    remembered.set(key, found);
    return Promise.resolve(found.answer);
  }

  /** The schedule may join a person's call; a person never waits behind the schedule's place in the queue. */
  function inFlight(key: string, urgency: Urgency): Promise<T> | undefined {
    return underWay.person.get(key) ?? (urgency === "schedule" ? underWay.schedule.get(key) : undefined);
  }

  function keep(key: string, answer: T, keepMs: number) {
    const now = clock.now();
    remembered.delete(key);
    remembered.set(key, { answer, at: now, until: now + keepMs });
    const [oldest] = remembered.keys();
    if (remembered.size > entries && oldest !== undefined) remembered.delete(oldest);
  }

  const recall = (key: string, urgency: Urgency) => fromMemory(key) ?? inFlight(key, urgency);

  return {
    recall,
    share(key, urgency, keepMs, work) {
      const known = recall(key, urgency);
      if (known) return known;
      const flight = Promise.resolve()
        .then(work)
        .then((answer) => {
          keep(key, answer, keepMs);
          return answer;
        })
        .finally(() => underWay[urgency].delete(key));
      underWay[urgency].set(key, flight);
      return flight;
    },
    forget: (key) => {
      remembered.delete(key);
    },
  };
}
