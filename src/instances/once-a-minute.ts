import type { Clock } from "../clock.js";
import type { Log } from "../log.js";
import type { WorkKind, WorkQueue, WorkTerms } from "./work-queue.js";

const EVERY_MS = 60_000;

/**
 * Has `work` done once a minute by one of all instances, until `signal` is aborted: each of them asks for it, one request gets
 * through. Resolves when the work under way here has ended; never rejects.
 */
export async function onceAMinute(
  kind: WorkKind,
  deps: { readonly queue: WorkQueue; readonly clock: Clock; readonly log: Log },
  terms: Pick<WorkTerms, "withinMs"> & Partial<WorkTerms>,
  work: (signal: AbortSignal) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const { queue, clock, log } = deps;
  const once = { atOnce: 1, retries: 0, ...terms };
  const taking = queue.take(kind, once, (_data, stopped) => work(stopped), signal);
  while (!signal.aborted) {
    await queue
      .ask(kind, { key: "all", atMostEveryMs: EVERY_MS })
      .catch((err: unknown) => log.warn({ err, kind }, "work could not be asked for; asked again in a minute"));
    await clock.sleep(EVERY_MS, signal).catch((reason: unknown) => {
      if (!signal.aborted) throw reason;
    });
  }
  await taking;
}
