import type { Clock } from "../clock.js";
import type { ScheduleRecord } from "../store/schedule-records.js";
import type { Store } from "../store/store.js";
import { ABANDONED_AFTER_MS } from "./claim-age.js";
import { type DuePosts, groupClaimed, groupDue } from "./due-posts.js";
import type { DueTask } from "./due-task.js";
import type { createMakeUp } from "./make-up.js";
import { runId } from "./past-runs.js";
import type { Pausing } from "./pause-schedule.js";
import type { Planner } from "./plan-schedules.js";
import { rememberNextRuns } from "./remember-runs.js";
import { resumeConnected } from "./resume-connected.js";

interface PlanPostsDeps {
  readonly store: Pick<Store, "schedules" | "orgs" | "links" | "seen">;
  readonly planner: Pick<Planner, "planAll" | "replan" | "lately">;
  readonly makeUp: Pick<ReturnType<typeof createMakeUp>, "missed" | "unresolved">;
  readonly pausing: Pick<Pausing, "tell">;
  /** Resolves once the job is durable; one that waits already is not asked for again. */
  readonly ask: (job: DuePosts, afterMs: number) => Promise<void>;
  readonly clock: Clock;
}

/** Looks which posts are due soon and asks for them. */
export interface PlanPosts {
  all(): Promise<void>;
  /** After a schedule was made or changed; it may be gone. */
  one(scheduleId: string): Promise<void>;
}

/** Longer than the rings that start a look can lie apart, so that each moment is seen by two looks. */
const AHEAD_MS = 150_000;
/** By then whoever paused a schedule has told, or does not live any more. */
const UNTOLD_AFTER_MS = 5 * 60_000;
/** Up to when posts have been asked for. */
const PLANNED = "planned-posts";
const KEPT_MS = 40 * 86_400_000;

/** Plans from the records alone, so that it does not matter which instance does. */
export function createPlanPosts({ store, planner, makeUp, pausing, ask, clock }: PlanPostsDeps): PlanPosts {
  /** Paused ones aside. */
  async function comingSoon(schedules: readonly ScheduleRecord[], now: number): Promise<readonly DueTask[]> {
    const calendars = new Map((await store.orgs.find()).map(({ id, settings }) => [id, settings]));
    const next = rememberNextRuns();
    return schedules.flatMap((schedule) => {
      const run = schedule.paused ? undefined : next(schedule.recurrence, now, calendars.get(schedule.orgId) ?? {});
      return run && run.at <= now + AHEAD_MS ? [{ schedule, run }] : [];
    });
  }

  async function askFor(jobs: readonly DuePosts[]): Promise<void> {
    for (const job of jobs) await ask(job, Math.max(0, job.at - clock.now()));
  }

  /** What fell due while nobody planned. */
  async function leftBehind(schedules: readonly ScheduleRecord[], now: number): Promise<readonly DueTask[]> {
    const planned = await store.seen.get(PLANNED);
    if (planned && planned.at >= now) return [];
    await planner.planAll();
    return makeUp.missed(schedules);
  }

  return {
    async all() {
      const before = await store.schedules.find();
      const resumed = await resumeConnected({ store, clock, schedules: before });
      const now = clock.now();
      const schedules = resumed.length > 0 ? await store.schedules.find() : before;
      const due = [...(await leftBehind(schedules, now)), ...(await comingSoon(schedules, now))];
      await askFor(groupDue(due));
      const claimed = (await makeUp.unresolved()).filter(({ at }) => at < now - ABANDONED_AFTER_MS);
      await askFor(groupClaimed(claimed.map(({ scheduleId, date }) => runId(scheduleId, date))));
      await store.seen.put(PLANNED, { at: now + AHEAD_MS }, { expiresAt: now + KEPT_MS });
      for (const schedule of schedules) {
        const { paused } = schedule;
        if (paused && paused.toldAt === undefined && paused.at < now - UNTOLD_AFTER_MS) await pausing.tell(schedule);
      }
    },

    async one(scheduleId) {
      const schedule = await store.schedules.get(scheduleId);
      if (!schedule || schedule.paused) return;
      await planner.replan(scheduleId);
      const due = [...(await makeUp.missed([schedule])), ...(await comingSoon([schedule], clock.now()))];
      await askFor(groupDue(due));
    },
  };
}
