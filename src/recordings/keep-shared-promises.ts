import { onceAMinute } from "../instances/once-a-minute.js";
import type { WorkQueue } from "../instances/work-queue.js";
import type { Log } from "../log.js";
import type { Alarm } from "./alarm.js";
import { type LookingDeps, lookAround } from "./keep-promises.js";

const LOOK_WITHIN_MS = 10 * 60_000;
/** What is due later is found by the look of the next minute. */
const AHEAD_MS = 65_000;

/** Wakes whichever instance takes the work. */
export function createSharedAlarm(deps: {
  readonly queue: Pick<WorkQueue, "ask">;
  readonly log: Log;
}): Pick<Alarm, "ring"> {
  return {
    ring: () =>
      void deps.queue
        .ask("promised-recordings", { key: "now" })
        .catch((err: unknown) => deps.log.warn({ err }, "promises could not be looked after at once")),
  };
}

/** Keeps promises together with other instances: a look once a minute, and one at the moment of each that is due before the next. */
export function keepSharedPromises(
  deps: LookingDeps & { readonly queue: WorkQueue },
  signal: AbortSignal,
): Promise<void> {
  const { store, clock, queue, track } = deps;

  async function askForNext(): Promise<void> {
    const now = clock.now();
    const waits = await store.captureWaits.find();
    const soon = waits.filter(({ postingAt, nextAt }) => postingAt === undefined && nextAt <= now + AHEAD_MS);
    for (const nextAt of new Set(soon.map((wait) => wait.nextAt)))
      await queue.ask("promised-recordings", { key: `at ${nextAt}`, afterMs: Math.max(nextAt - now, 1_000) });
  }

  async function look(stopped: AbortSignal): Promise<void> {
    const looking = lookAround(deps, stopped);
    track(looking, "looking for recordings");
    await looking.finally(askForNext);
  }

  return onceAMinute("promised-recordings", deps, { withinMs: LOOK_WITHIN_MS, atOnce: 2 }, look, signal);
}
