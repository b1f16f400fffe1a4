import type { Clock } from "../clock.js";
import type { Store } from "../store/store.js";
import { ABANDONED_AFTER_MS } from "./claim-age.js";
import { duePostsSchema } from "./due-posts.js";
import type { DueTask } from "./due-task.js";
import type { createMakeUp } from "./make-up.js";
import { nextRun } from "./next-run.js";
import type { RunRecords } from "./record-runs.js";

interface PostDueDeps {
  readonly store: Pick<Store, "schedules" | "orgs" | "runs">;
  readonly records: Pick<RunRecords, "has" | "takeOver">;
  readonly makeUp: Pick<ReturnType<typeof createMakeUp>, "resolve">;
  /** Asks and posts; resolves when all has ended. */
  readonly askAndPost: (tasks: readonly DueTask[], tries: number, signal: AbortSignal) => Promise<void>;
  readonly clock: Clock;
}

/**
 * Does one job `due-posts`. Done twice it posts nothing twice: each run is claimed. Rejects when something is left that another
 * instance may do.
 */
export function createPostDue({ store, records, makeUp, askAndPost, clock }: PostDueDeps) {
  async function dueNow(at: number, scheduleId: string): Promise<readonly DueTask[]> {
    const schedule = await store.schedules.get(scheduleId);
    if (!schedule || schedule.paused || at <= schedule.since) return [];
    const org = await store.orgs.get(schedule.orgId);
    const run = nextRun(schedule.recurrence, at - 1, org?.settings ?? {});
    // Given another time since, or a holiday.
    if (run?.at !== at) return [];
    const task = { schedule, run };
    return (await records.has(task)) ? [] : [task];
  }

  async function abandoned(id: string): Promise<readonly DueTask[]> {
    const run = await store.runs.get(id);
    const now = clock.now();
    if (run?.state !== "claimed" || run.at >= now - ABANDONED_AFTER_MS) return [];
    if (!(await records.takeOver(run))) return [];
    // Somebody may have looked before, so the claim does not say since when the post can be there.
    const { due } = await makeUp.resolve([{ ...run, at: run.dueAt }]);
    return due.map((task) => ({ ...task, claimedAt: now }));
  }

  return async (data: unknown, signal: AbortSignal): Promise<void> => {
    const { at, scheduleIds, claimedRunIds, tries } = duePostsSchema.parse(data);
    const earlyMs = at - clock.now();
    // The clock of whoever planned goes before this one.
    if (earlyMs > 0) await clock.sleep(earlyMs, signal);
    const tasks: DueTask[] = [];
    for (const id of scheduleIds) tasks.push(...(await dueNow(at, id)));
    for (const id of claimedRunIds) tasks.push(...(await abandoned(id)));
    await askAndPost(tasks, tries, signal);
    signal.throwIfAborted();
  };
}
