import PgBoss from "pg-boss";
import type { WorkKind } from "../../instances/work-queue.js";
import type { Log } from "../../log.js";
import { DatabaseFailure } from "./database-failure.js";
import type { JobDatabase } from "./job-database.js";

const SCHEMA = "floorwalker_jobs";
/** Also the longest slot of `atMostEveryMs`: pg-boss knows of a slot as long as its job is kept. */
const KEPT_SECONDS = 15 * 60;
const FORGOTTEN_AFTER_SECONDS = 60;
/** How soon after its time a job of an instance that died is noticed. */
const LOOK_SECONDS = 5;

const kinds: Readonly<Record<WorkKind, true>> = {
  "plan-posts": true,
  "due-posts": true,
  "plan-polls": true,
  poll: true,
  "renew-grants": true,
  "promised-recordings": true,
  "site-imports": true,
  unanswered: true,
};

/** pg-boss, ready: its tables made or brought up to date, a queue for each kind of work. Rejects when the database is away. */
export async function startBoss(db: JobDatabase, log: Log, lookSeconds = LOOK_SECONDS): Promise<PgBoss> {
  const boss = new PgBoss({
    db,
    schema: SCHEMA,
    schedule: false,
    maintenanceIntervalSeconds: lookSeconds,
    archiveCompletedAfterSeconds: KEPT_SECONDS,
    deleteAfterSeconds: FORGOTTEN_AFTER_SECONDS,
  });
  boss.on("error", (error) =>
    log.warn({ err: new DatabaseFailure(error) }, "the work queue could not be looked after; it is tried again"),
  );
  await boss.start();
  try {
    // `short`: of one key one job waits.
    for (const name of Object.keys(kinds)) await boss.createQueue(name, { name, policy: "short" });
  } catch (error) {
    await boss.stop({ graceful: false, close: false });
    throw error;
  }
  return boss;
}
