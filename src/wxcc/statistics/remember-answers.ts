import type { Clock } from "../../clock.js";
import type { Urgency } from "../budget.js";
import { type SharedFlight, startFlight } from "./share-flight.js";
import type { AnswerShelf } from "./shelve-answers.js";
import type { Flight, Watch } from "./watch.js";

/** Answers shared between callers: one upstream call in flight per key, and its answer kept for a while. */
export interface AnswerMemory<T> {
  /** What is remembered or under way, without starting anything. */
  recall(key: string, urgency: Urgency, watch?: Watch): Promise<T> | undefined;
  /**
   * The remembered answer, the one under way, or `work` started now. Failures reach all who wait and are never kept. Who
   * gives up by `watch.signal` waits no longer; the work is aborted when nobody waits for it.
   */
  share(key: string, urgency: Urgency, keepMs: number, work: (flight: Flight) => Promise<T>, watch?: Watch): Promise<T>;
  /** The next `share` starts anew, whatever other instances have. */
  forget(key: string): void;
}

interface Remembered<T> {
  readonly answer: T;
  readonly at: number;
  readonly until: number;
  readonly rows: number;
}

interface MemoryDeps<T> {
  readonly clock: Clock;
  readonly entries: number;
  /** Bounds the memory by what answers hold and not by their number alone. */
  readonly rows?: { readonly of: (answer: T) => number; readonly most: number };
  /** What other instances have read. */
  readonly shelf?: AnswerShelf<T> | undefined;
}

/** Keeps at most `entries` answers and at most so many rows of them, dropping the one unused for longest. */
export function createAnswerMemory<T>({ clock, entries, rows, shelf }: MemoryDeps<T>): AnswerMemory<T> {
  const remembered = new Map<string, Remembered<T>>();
  const underWay = { person: new Map<string, SharedFlight<T>>(), schedule: new Map<string, SharedFlight<T>>() };
  const anew = new Set<string>();
  const mostRows = rows?.most ?? Number.POSITIVE_INFINITY;
  let rowsHeld = 0;

  function drop(key: string) {
    rowsHeld -= remembered.get(key)?.rows ?? 0;
    remembered.delete(key);
  }

  function hold(key: string, entry: Remembered<T>) {
    remembered.set(key, entry);
    rowsHeld += entry.rows;
  }

  function fromMemory(key: string): Promise<T> | undefined {
    const found = remembered.get(key);
    if (!found) return undefined;
    drop(key);
    const now = clock.now();
    // An answer from the future: the clock was moved back.
    if (now < found.at || now >= found.until) return undefined;
    // A map keeps the order of insertion: what is used moves to the end.
    hold(key, found);
    return Promise.resolve(found.answer);
  }

  /** The schedule may join a person's call; a person never waits behind the schedule's place in the queue. */
  function inFlight(key: string, urgency: Urgency): SharedFlight<T> | undefined {
    return underWay.person.get(key) ?? (urgency === "schedule" ? underWay.schedule.get(key) : undefined);
  }

  function keep(key: string, answer: T, keepMs: number) {
    const now = clock.now();
    drop(key);
    hold(key, { answer, at: now, until: now + keepMs, rows: rows?.of(answer) ?? 0 });
    for (const oldest of remembered.keys()) {
      if (remembered.size <= entries && rowsHeld <= mostRows) return;
      drop(oldest);
    }
  }

  /** What another instance read, or what `work` finds now. */
  async function find(key: string, keepMs: number, work: (flight: Flight) => Promise<T>, flight: Flight): Promise<T> {
    const found = shelf && !anew.delete(key) ? await shelf.read(key, keepMs) : undefined;
    flight.signal.throwIfAborted();
    const answer = found ? found.answer : await work(flight);
    if (flight.signal.aborted) return answer;
    keep(key, answer, found ? found.keepMs : keepMs);
    if (!found) shelf?.keep(key, answer, keepMs);
    return answer;
  }

  const recall = (key: string, urgency: Urgency, watch: Watch = {}) =>
    fromMemory(key) ?? inFlight(key, urgency)?.join(watch);

  return {
    recall,
    share(key, urgency, keepMs, work, watch = {}) {
      const known = recall(key, urgency, watch);
      if (known) return known;
      if (watch.signal?.aborted) return Promise.reject(watch.signal.reason);
      const end = () => {
        if (underWay[urgency].get(key) === flight) underWay[urgency].delete(key);
      };
      const flight = startFlight<T>(async (shared) => {
        try {
          return await find(key, keepMs, work, shared);
        } finally {
          end();
        }
      }, end);
      underWay[urgency].set(key, flight);
      return flight.join(watch);
    },
    forget(key) {
      drop(key);
      if (shelf) anew.add(key);
    },
  };
}
