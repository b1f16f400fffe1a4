import type { Clock } from "../../clock.js";
import type { Table } from "../store.js";

/** How old an answer from memory may be: rights that were taken away meanwhile count that much later, in an outage only. */
const OLDEST_MS = 5 * 60_000;
const MOST_REMEMBERED = 5_000;

interface Remembered<A> {
  readonly at: number;
  readonly answer: A;
}

/**
 * A table whose reads of the last minutes are given again while the database cannot be reached, and never otherwise. What this
 * process writes is remembered as it was written; lists it may stand in are forgotten.
 */
export function rememberReads<T>(
  table: Table<T>,
  { clock, isAway }: { readonly clock: Clock; isAway(thrown: unknown): boolean },
): Table<T> {
  const records = createMemory<T | undefined>(clock);
  const lists = createMemory<T[]>(clock);
  /** Counts writes: a read that a write overtook may have seen what was before it. */
  let writes = 0;

  async function read<A>(memory: Memory<A>, key: string, ask: () => Promise<A>): Promise<A> {
    const before = writes;
    try {
      const answer = await ask();
      if (writes === before) memory.keep(key, answer);
      return answer;
    } catch (error) {
      const known = isAway(error) ? memory.find(key) : undefined;
      if (!known) throw error;
      return known.answer;
    }
  }

  async function write<A>(id: string, work: () => Promise<A>, result?: (answer: A) => T | undefined): Promise<A> {
    const forget = () => {
      writes += 1;
      records.forget(id);
      lists.clear();
    };
    forget();
    try {
      return await work().then((answer) => {
        forget();
        if (result) records.keep(id, result(answer));
        return answer;
      });
    } catch (error) {
      // It may have been written all the same.
      forget();
      throw error;
    }
  }

  return {
    entries: () => table.entries(),
    get: (id) => read(records, id, () => table.get(id)),
    find: (match) => read(lists, keyOf(match), () => table.find(match)),
    put: (id, value, lifetime) => write(id, () => table.put(id, value, lifetime)),
    add: (id, value, lifetime) => write(id, () => table.add(id, value, lifetime)),
    update: (id, change) =>
      write(
        id,
        () => table.update(id, change),
        (value) => value,
      ),
    take: (id) =>
      write(
        id,
        () => table.take(id),
        () => undefined,
      ),
    remove: (id) =>
      write(
        id,
        () => table.remove(id),
        () => undefined,
      ),
  };
}

const keyOf = (match: object | undefined) =>
  JSON.stringify(Object.entries(match ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)));

interface Memory<A> {
  keep(key: string, answer: A): void;
  find(key: string): Remembered<A> | undefined;
  forget(key: string): void;
  clear(): void;
}

function createMemory<A>(clock: Clock): Memory<A> {
  const kept = new Map<string, Remembered<A>>();
  return {
    keep(key, answer) {
      kept.delete(key);
      kept.set(key, { at: clock.now(), answer });
      const [oldest] = kept.keys();
      if (kept.size > MOST_REMEMBERED && oldest !== undefined) kept.delete(oldest);
    },
    find(key) {
      const known = kept.get(key);
      return known && clock.now() - known.at <= OLDEST_MS ? known : undefined;
    },
    forget: (key) => void kept.delete(key),
    clear: () => kept.clear(),
  };
}
