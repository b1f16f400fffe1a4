import type { Clock } from "../clock.js";
import type { ProblemCode } from "../errors.js";
import type { RunRecord } from "../store/schedule-records.js";
import type { Store } from "../store/store.js";
import type { DueTask } from "./due-task.js";
import { RUNS_KEPT_DAYS, runId } from "./past-runs.js";

/** What became of each run, one record for each schedule and local date. */
export interface RunRecords {
  /** False when the date has its record already: somebody else posts, or has posted. */
  claim(task: DueTask): Promise<boolean>;
  /** How a run ended that was not claimed; a date that has its record keeps it. */
  note(task: DueTask, state: RunRecord["state"], code?: ProblemCode): Promise<void>;
  /** How a claimed run ended. */
  close(task: DueTask, end: Pick<RunRecord, "state" | "messageId" | "code">): Promise<void>;
  /** Makes an old claim one's own; false when it has a result by now, or somebody else was first. */
  takeOver(run: RunRecord): Promise<boolean>;
  has(task: DueTask): Promise<boolean>;
}

const DAY_MS = 86_400_000;

/** Keeps every record for 40 days. */
export function createRunRecords({ runs, clock }: { readonly runs: Store["runs"]; readonly clock: Clock }): RunRecords {
  const idOf = ({ schedule, run }: DueTask) => runId(schedule.id, run.date);
  const recordOf = ({ schedule, run }: DueTask, state: RunRecord["state"]): RunRecord => ({
    scheduleId: schedule.id,
    date: run.date,
    dueAt: run.at,
    state,
    at: clock.now(),
  });
  const lifetime = () => ({ expiresAt: clock.now() + RUNS_KEPT_DAYS * DAY_MS });
  return {
    claim: (task) => runs.add(idOf(task), recordOf(task, "claimed"), lifetime()),
    async note(task, state, code) {
      await runs.add(idOf(task), { ...recordOf(task, state), ...(code === undefined ? {} : { code }) }, lifetime());
    },
    async close(task, end) {
      await runs.update(idOf(task), () => ({ ...recordOf(task, end.state), ...end }));
    },
    async takeOver({ scheduleId, date, at }) {
      let mine = false;
      await runs.update(runId(scheduleId, date), (old) => {
        mine = old?.state === "claimed" && old.at === at;
        return mine && old ? { ...old, at: clock.now() } : old;
      });
      return mine;
    },
    has: async (task) => (await runs.get(idOf(task))) !== undefined,
  };
}
