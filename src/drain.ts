import type { Clock } from "./clock.js";
import type { Log } from "./log.js";

/** Work that was accepted (answered 200) and must be finished before the process may end. */
export interface Drain {
  /** Watches a promise; a rejection is logged, never thrown. */
  track(work: Promise<unknown>, what: string): void;
  /** How much is under way. */
  size(): number;
  /** Resolves when nothing is under way any more, also counting what was added meanwhile. False after `withinMs`. */
  finish(withinMs: number): Promise<boolean>;
}

/** A drain with nothing under way. */
export function createDrain(options: { readonly clock: Clock; readonly log: Log }): Drain {
  const underWay = new Set<Promise<unknown>>();
  return {
    track: (work, what) => {
      const settled: Promise<unknown> = work
        .catch((error: unknown) => options.log.error({ err: error, what }, "work failed"))
        .finally(() => underWay.delete(settled));
      underWay.add(settled);
    },
    size: () => underWay.size,
    finish: async (withinMs) => {
      const late = new AbortController();
      const tooLate = options.clock.sleep(withinMs, late.signal).then(
        () => "late",
        () => "done",
      );
      const all = async () => {
        while (underWay.size > 0) await Promise.allSettled([...underWay]);
        return "done";
      };
      const outcome = await Promise.race([all(), tooLate]);
      late.abort();
      return outcome === "done";
    },
  };
}
