import { type Clock, DeadlineExceeded, withDeadline } from "../../clock.js";
import type { WorkKind, WorkTerms } from "../../instances/work-queue.js";
import type { Log } from "../../log.js";
import { DatabaseFailure } from "./database-failure.js";

/** A job as the queue gives it out. */
export interface Job {
  readonly id: string;
  readonly data: unknown;
}

/** Where the jobs of one kind come from, and where is told how each ended. Each rejects while the database is away. */
export interface JobSource {
  fetch(most: number): Promise<readonly Job[]>;
  complete(id: string): Promise<unknown>;
  fail(id: string, why: string): Promise<unknown>;
}

interface DoJobsDeps {
  readonly kind: WorkKind;
  readonly source: JobSource;
  readonly terms: WorkTerms;
  readonly work: (data: unknown, signal: AbortSignal) => Promise<void>;
  readonly clock: Clock;
  readonly log: Log;
}

const LOOK_EVERY_MS = 500;
const AWAY_PAUSE_MS = 1_000;

/** Does jobs until the signal is aborted, then resolves when those under way have ended. */
export async function doJobs(deps: DoJobsDeps, signal: AbortSignal): Promise<void> {
  const { kind, source, terms, work, clock, log } = deps;
  const underWay = new Set<Promise<void>>();
  const pause = (ms: number) => clock.sleep(ms, signal).catch(() => undefined);
  let away = false;

  async function fetch(): Promise<readonly Job[]> {
    try {
      const jobs = await source.fetch(terms.atOnce - underWay.size);
      if (away) log.info({ kind }, "work is given out again");
      away = false;
      return jobs;
    } catch (error) {
      if (!away) log.warn({ err: new DatabaseFailure(error), kind }, "no work is given out while the database is away");
      away = true;
      return [];
    }
  }

  /** The job is not somebody else's yet as long as its time is not over. */
  async function tell(end: () => Promise<unknown>, until: number): Promise<void> {
    for (;;) {
      try {
        await end();
        return;
      } catch (error) {
        if (signal.aborted || clock.now() > until)
          return log.warn(
            { err: new DatabaseFailure(error), kind },
            "how a job ended could not be told; it will be done again",
          );
        await pause(AWAY_PAUSE_MS);
      }
    }
  }

  async function doOne({ id, data }: Job): Promise<void> {
    const until = clock.now() + terms.withinMs;
    try {
      // Given out at the very moment of the end.
      signal.throwIfAborted();
      await withDeadline(clock, terms.withinMs, (own) => work(data, own), signal);
    } catch (error) {
      if (error instanceof DeadlineExceeded)
        return log.error({ kind, withinMs: terms.withinMs }, "a job took too long; it is given out again");
      if (!signal.aborted) log.error({ err: error, kind }, "a job failed; it is given out again");
      return tell(() => source.fail(id, error instanceof Error ? error.name : "unknown"), until);
    }
    return tell(() => source.complete(id), until);
  }

  while (!signal.aborted) {
    if (underWay.size >= terms.atOnce) {
      await Promise.race(underWay);
      continue;
    }
    const jobs = await fetch();
    for (const job of jobs) {
      const done: Promise<void> = doOne(job).finally(() => underWay.delete(done));
      underWay.add(done);
    }
    if (jobs.length === 0) await pause(away ? AWAY_PAUSE_MS : LOOK_EVERY_MS);
  }
  await Promise.all(underWay);
}
