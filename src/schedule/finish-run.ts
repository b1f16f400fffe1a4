import type { Card } from "../cards/card.js";
import type { Rendered } from "../cards/render-answer.js";
import type { Clock } from "../clock.js";
import type { Outcome } from "../conversation/answer.js";
import type { Problem, ProblemCode } from "../errors.js";
import type { AnswerFile } from "../files/answer-file.js";
import type { Log } from "../log.js";
import { composeReport } from "./compose-report.js";
import { type DueTask, isLate, isTooLate, pauseReasonOf } from "./due-task.js";
import type { TakeTurn } from "./pace.js";
import type { Pausing } from "./pause-schedule.js";
import type { createPostReport } from "./post-report.js";
import type { RunRecords } from "./record-runs.js";

interface FinishDeps {
  readonly records: RunRecords;
  readonly pausing: Pausing;
  readonly postReport: ReturnType<typeof createPostReport>;
  /** A file follows its card as a message of its own. */
  readonly postFile: (spaceId: string, file: AnswerFile) => Promise<void>;
  readonly takeTurn: TakeTurn;
  /** Has whoever ends the process wait for what was begun. */
  readonly track: (work: Promise<unknown>, what: string) => void;
  readonly render: (card: Card) => Rendered;
  readonly bot: { readonly personId: string; readonly displayName: string };
  readonly clock: Clock;
  readonly log: Log;
}

/** What becomes of an answered question: posted, kept quiet about, or the schedule is paused; recorded in any case. */
export function createFinish(deps: FinishDeps) {
  const { records, pausing, postReport, takeTurn, track, render, bot, clock, log } = deps;

  async function post(task: DueTask, outcome: Outcome, signal: AbortSignal): Promise<void> {
    if (isTooLate(task, clock.now())) return endTooLate(task);
    const rendered = () => composeReport(task, outcome, { late: isLate(task, clock.now()), bot, render });
    const posted = await postReport(task, rendered, signal);
    if (posted === "taken" || posted === "stopped") return;
    if ("problem" in posted) {
      await records.close(task, { state: "failed", code: posted.problem.code });
      return stopOrTell(task, posted.problem);
    }
    const { messageId } = posted;
    if ("problem" in outcome) return records.close(task, { state: "failed", messageId, code: outcome.problem.code });
    await records.close(task, { state: "posted", messageId });
    if (outcome.answer.file) await deps.postFile(task.schedule.spaceId, outcome.answer.file);
  }

  async function stopOrTell(task: DueTask, problem: Problem): Promise<void> {
    const reason = pauseReasonOf(problem);
    if (reason) return pausing.pause(task.schedule, reason);
    await pausing.write(task.schedule, "A scheduled post may be missing", problem.say, problem.next);
  }

  async function endTooLate(task: DueTask): Promise<void> {
    log.warn({ scheduleId: task.schedule.id, date: task.run.date }, "a scheduled post was missed");
    if (task.claimed) await records.close(task, { state: "missed" });
    else await records.note(task, "missed");
  }

  async function end(task: DueTask, state: "skipped" | "failed", code?: ProblemCode): Promise<void> {
    if (task.claimed) await records.close(task, { state, ...(code === undefined ? {} : { code }) });
    else await records.note(task, state, code);
  }

  async function stop(task: DueTask, problem: Problem): Promise<void> {
    await end(task, "failed", problem.code);
    await stopOrTell(task, problem);
  }

  const begin = (work: Promise<void>): Promise<void> => {
    track(work, "a scheduled post");
    return work;
  };

  /** Rejects with the signal's reason when it is aborted before the post's turn has come; nothing is claimed then. */
  return async (task: DueTask, outcome: Outcome, signal: AbortSignal): Promise<void> => {
    if ("answer" in outcome && outcome.answer.empty && task.schedule.skipEmpty) return begin(end(task, "skipped"));
    if ("problem" in outcome && pauseReasonOf(outcome.problem)) return begin(stop(task, outcome.problem));
    await takeTurn(signal);
    return begin(post(task, outcome, signal));
  };
}
