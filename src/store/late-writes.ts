import type { Clock } from "../clock.js";
import type { Drain } from "../drain.js";
import { asProblem } from "../errors.js";
import type { StoreLog } from "./log.js";

/** Writes that nobody waits for and that must not be lost: while the store takes none they are kept in memory. */
export interface LateWrites {
  /** Writes now, or as soon as the store takes writes again. Rejects as `write` does for any reason but `store-unavailable`, and when too many wait. */
  keep<T>(write: () => Promise<T>): Promise<T | undefined>;
}

const PAUSE_MS = 2_000;
/** A minute of a busy service; more would be a store that is away for good. */
const MOST_WAITING = 10_000;

/** Nothing waits. The drain waits for what does, so that a stop gives it the time it has. */
export function createLateWrites(deps: {
  readonly clock: Clock;
  readonly log: StoreLog;
  readonly track: Drain["track"];
}): LateWrites {
  const { clock, log, track } = deps;
  const waiting = new Set<() => Promise<unknown>>();
  let running = false;

  /** In the order they came; false when the store is still away. */
  async function writeAll(): Promise<boolean> {
    for (const write of waiting) {
      try {
        await write();
      } catch (error) {
        if (isAway(error)) return false;
        log.error({ err: error }, "what was kept in memory could not be written");
      }
      waiting.delete(write);
    }
    return true;
  }

  async function run(): Promise<void> {
    running = true;
    let most = 0;
    do {
      most = Math.max(most, waiting.size);
      await clock.sleep(PAUSE_MS);
    } while (!(await writeAll()));
    running = false;
    log.info({ most }, "what was kept in memory while the store was away is written");
  }

  return {
    async keep(write) {
      try {
        return await write();
      } catch (error) {
        if (!isAway(error) || waiting.size >= MOST_WAITING) throw error;
        waiting.add(write);
        if (!running) track(run(), "writing what was kept in memory");
        return undefined;
      }
    },
  };
}

const isAway = (thrown: unknown) => asProblem(thrown).code === "store-unavailable";
