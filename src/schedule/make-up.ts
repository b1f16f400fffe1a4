import { Problem } from "../errors.js";
import type { Log } from "../log.js";
import type { RunRecord, ScheduleRecord } from "../store/schedule-records.js";
import type { Store } from "../store/store.js";
import type { FindPost } from "../webex/find-post.js";
import { isUnclear } from "../webex/is-unclear.js";
import { markOf } from "./compose-report.js";
import { type DueTask, pauseReasonOf } from "./due-task.js";
import type { Pausing } from "./pause-schedule.js";
import type { Planner } from "./plan-schedules.js";
import type { RunRecords } from "./record-runs.js";

interface MakeUpDeps {
  readonly store: Pick<Store, "schedules" | "runs">;
  readonly planner: Pick<Planner, "lately">;
  readonly records: RunRecords;
  readonly pausing: Pausing;
  readonly find: FindPost;
  readonly log: Log;
}

/** What the process before this one left behind. */
export function createMakeUp({ store, planner, records, pausing, find, log }: MakeUpDeps) {
  /** Of each schedule the newest run without a record; the older ones are recorded as missed, back to the last that is known. */
  async function missed(schedules?: readonly ScheduleRecord[]): Promise<readonly DueTask[]> {
    const due: DueTask[] = [];
    for (const schedule of schedules ?? (await store.schedules.find())) {
      if (schedule.paused) {
        if (schedule.paused.toldAt === undefined) await pausing.tell(schedule);
        continue;
      }
      const unknown: DueTask[] = [];
      for (const run of planner.lately(schedule)) {
        if (await records.has({ schedule, run })) break;
        unknown.push({ schedule, run });
      }
      due.push(...unknown.slice(0, 1));
      for (const task of unknown.slice(1)) await records.note(task, "missed");
    }
    return due;
  }

  /** Runs that were claimed and have no result: at the start of a process nobody works on them any more. */
  const unresolved = (): Promise<readonly RunRecord[]> => store.runs.find({ state: "claimed" });

  /**
   * What became of them: recorded as posted when the post is there, to be posted when it is not. Whose look is refused is not
   * posted, because twice is worse; where no look can be made now it is to be made `later`.
   */
  async function resolve(
    claimed: readonly RunRecord[],
  ): Promise<{ readonly due: readonly DueTask[]; readonly later: readonly RunRecord[] }> {
    const due: DueTask[] = [];
    const later: RunRecord[] = [];
    for (const run of claimed) {
      const schedule = await store.schedules.get(run.scheduleId);
      if (!schedule) continue;
      const task: DueTask = { schedule, run: { date: run.date, at: run.dueAt }, claimed: true };
      const look = await lookFor(task, run.at);
      if (look === "later") later.push(run);
      else if (look === "absent") due.push(task);
    }
    return { due, later };
  }

  async function lookFor(task: DueTask, claimedAt: number): Promise<"found" | "absent" | "later" | "refused"> {
    const { spaceId, spaceType } = task.schedule;
    try {
      const messageId = await find({ spaceId, spaceType, mark: markOf(task), since: claimedAt });
      if (messageId === undefined) return "absent";
      await records.close(task, { state: "posted", messageId });
      return "found";
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (isUnclear(error)) return "later";
      log.error({ err: error, scheduleId: task.schedule.id }, "it cannot be seen whether a scheduled post was made");
      await records.close(task, { state: "failed", code: error.code });
      await stop(task.schedule, error);
      return "refused";
    }
  }

  async function stop(schedule: ScheduleRecord, problem: Problem): Promise<void> {
    const reason = pauseReasonOf(problem);
    if (reason) return pausing.pause(schedule, reason);
    const why = `I was stopped while posting, and Webex does not let me see whether the post was made: ${problem.say}`;
    await pausing.write(schedule, "A scheduled post may be missing", why, problem.next);
  }

  return { missed, unresolved, resolve };
}
