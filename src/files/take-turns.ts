import { setImmediate } from "node:timers/promises";

/** So many rows are a few milliseconds of work. */
const ROWS_AT_ONCE = 250;

/** The same items; after every few of them everybody else's questions have their turn, so that a long file holds up nobody. */
export async function* takeTurns<T>(items: Iterable<T>): AsyncGenerator<T> {
  let count = 0;
  for (const item of items) {
    yield item;
    count += 1;
    if (count % ROWS_AT_ONCE === 0) await setImmediate();
  }
}
