import type { Clock } from "../clock.js";
import type { OrgRecord } from "../store/records.js";
import type { ScheduleRecord } from "../store/schedule-records.js";
import type { Store } from "../store/store.js";
import type { BusinessCalendar } from "./business-day.js";
import type { DueTask } from "./due-task.js";
import { type DueRun, nextRun, runsBetween } from "./next-run.js";
import { RUNS_KEPT_DAYS } from "./past-runs.js";
import { createPlan } from "./plan.js";
import { rememberNextRuns } from "./remember-runs.js";

/** When which schedule is due next, and what is due by now. */
export interface Planner {
  /** Plans everything anew from now on. */
  planAll(): Promise<void>;
  /** Plans one schedule anew; it may be gone. */
  replan(scheduleId: string): Promise<void>;
  /** Plans anew what hangs on calendars that were changed since the last look. */
  followCalendars(): Promise<void>;
  earliest(): number | undefined;
  /** What fell due since the last call: of each schedule the newest run, and those it passed over. */
  takeDue(): Promise<{ readonly due: readonly DueTask[]; readonly passed: readonly DueTask[] }>;
  /** What was due in the last 40 days, newest first. */
  lately(schedule: ScheduleRecord): readonly DueRun[];
}

const DAY_MS = 86_400_000;

/** Keeps the plan of all schedules in memory; the records say what is true. */
export function createPlanner({
  store,
  clock,
}: {
  readonly store: Pick<Store, "schedules" | "orgs">;
  readonly clock: Clock;
}): Planner {
  const plan = createPlan();
  const calendars = new Map<string, BusinessCalendar>();
  /** Up to when runs have been taken. */
  let takenUntil = clock.now();

  const keyOf = ({ businessDays, holidays }: BusinessCalendar) => JSON.stringify([businessDays, holidays]);
  const calendarOf = (orgId: string) => calendars.get(orgId) ?? {};
  const note = ({ id, settings: { businessDays, holidays } }: OrgRecord) =>
    calendars.set(id, { businessDays, holidays });

  function planOne({ id, recurrence, orgId, paused }: ScheduleRecord, after: number, next = nextRun): void {
    plan.set(id, paused ? undefined : next(recurrence, after, calendarOf(orgId))?.at);
  }

  return {
    async planAll() {
      for (const org of await store.orgs.find()) note(org);
      plan.clear();
      takenUntil = clock.now();
      const next = rememberNextRuns();
      for (const schedule of await store.schedules.find()) planOne(schedule, takenUntil, next);
    },

    async replan(scheduleId) {
      const schedule = await store.schedules.get(scheduleId);
      if (!schedule) return plan.set(scheduleId, undefined);
      const org = await store.orgs.get(schedule.orgId);
      if (org) note(org);
      planOne(schedule, takenUntil);
    },

    async followCalendars() {
      for (const org of await store.orgs.find()) {
        if (keyOf(calendarOf(org.id)) === keyOf(org.settings)) continue;
        note(org);
        for (const schedule of await store.schedules.find({ orgId: org.id })) planOne(schedule, takenUntil);
      }
    },

    earliest: plan.earliest,

    async takeDue() {
      const from = takenUntil;
      const now = clock.now();
      takenUntil = now;
      const due: DueTask[] = [];
      const passed: DueTask[] = [];
      const next = rememberNextRuns();
      for (const id of plan.take(now)) {
        const schedule = await store.schedules.get(id);
        if (!schedule || schedule.paused) continue;
        const runs = runsBetween(
          schedule.recurrence,
          Math.max(from, schedule.since),
          now,
          calendarOf(schedule.orgId),
          next,
        );
        const tasks = runs.map((run) => ({ schedule, run }));
        due.push(...tasks.slice(-1));
        passed.push(...tasks.slice(0, -1));
        planOne(schedule, now, next);
      }
      return { due, passed };
    },

    lately({ recurrence, orgId, since }) {
      const now = clock.now();
      const from = Math.max(since, now - RUNS_KEPT_DAYS * DAY_MS);
      return runsBetween(recurrence, from, now, calendarOf(orgId)).toReversed();
    },
  };
}
