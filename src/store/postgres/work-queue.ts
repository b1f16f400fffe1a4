import { setMaxListeners } from "node:events";
import type PgBoss from "pg-boss";
import type { Clock } from "../../clock.js";
import type { WorkQueue, WorkTerms } from "../../instances/work-queue.js";
import type { Log } from "../../log.js";
import { asDatabaseProblem } from "./database-problems.js";
import { doJobs, type JobSource } from "./do-jobs.js";
import { openJobDatabase } from "./job-database.js";
import { startBoss } from "./start-boss.js";

interface WorkQueueDeps {
  /** A `postgres://` address. */
  readonly connectionString: string;
  readonly clock: Clock;
  readonly log: Log;
  /** How often abandoned jobs are looked for; 5 s by default. */
  readonly lookSeconds?: number;
}

/** For telling how the last jobs ended; whoever takes jobs was stopped before. */
const CLOSE_WITHIN_MS = 5_000;
const FIRST_RETRY_SECONDS = 2;
const seconds = (ms: number) => Math.max(1, Math.ceil(ms / 1000));

/**
 * Work on pg-boss. It opens at once: tables are made when the database is first reached, and whoever asks before is refused.
 * A job's signal is aborted when its time is over and when its instance stops; one that stops then is soon given to another.
 */
export function openWorkQueue(deps: WorkQueueDeps): WorkQueue & { close(): Promise<void> } {
  const { clock, log } = deps;
  const db = openJobDatabase(deps);
  const taking = new Set<Promise<void>>();
  let starting: Promise<PgBoss> | undefined;

  /** A PgBoss whose start failed never starts again, so each try has its own. */
  function boss(): Promise<PgBoss> {
    starting ??= startBoss(db, log, deps.lookSeconds).catch((error: unknown) => {
      starting = undefined;
      throw error;
    });
    return starting;
  }

  /** `PgBoss.fetch` answers a failed statement like an empty queue; this tells them apart. */
  async function fetch(kind: string, most: number) {
    let failed: unknown;
    const executeSql = (text: string, values: unknown[]) =>
      db.executeSql(text, values).catch((error: unknown) => {
        failed = error;
        throw error;
      });
    const jobs = await (await boss()).fetch<unknown>(kind, { batchSize: most, db: { executeSql } });
    if (failed !== undefined) throw failed;
    return jobs;
  }

  return {
    async ask(kind, { key, data, afterMs = 0, atMostEveryMs }) {
      try {
        await (await boss()).send(kind, data ?? {}, {
          singletonKey: key,
          ...(afterMs > 0 ? { startAfter: (afterMs / 1000).toFixed(3) } : {}),
          ...(atMostEveryMs === undefined ? {} : { singletonSeconds: seconds(atMostEveryMs) }),
        });
      } catch (error) {
        throw asDatabaseProblem(error);
      }
    },

    async take(kind, terms, work, signal) {
      setMaxListeners(0, signal);
      let agreed = false;
      const source: JobSource = {
        async fetch(most) {
          if (!agreed) await (await boss()).updateQueue(kind, { name: kind, ...termsOf(terms) });
          agreed = true;
          return fetch(kind, most);
        },
        complete: async (id) => (await boss()).complete(kind, id),
        fail: async (id, why) => (await boss()).fail(kind, id, { why }),
      };
      const took: Promise<void> = doJobs({ kind, source, terms, work, clock, log }, signal).finally(() =>
        taking.delete(took),
      );
      taking.add(took);
      await took;
    },

    async close() {
      await Promise.race([Promise.all(taking), clock.sleep(CLOSE_WITHIN_MS)]);
      const started = await starting?.catch(() => undefined);
      await started?.stop({ graceful: false, close: false });
      await db.close();
    },
  };
}

const termsOf = ({ withinMs, retries }: WorkTerms) => ({
  // Without it pg-boss makes the queue one in which any number of a key wait.
  policy: "short" as const,
  expireInSeconds: seconds(withinMs),
  retryLimit: retries,
  retryDelay: FIRST_RETRY_SECONDS,
  retryBackoff: true,
});
