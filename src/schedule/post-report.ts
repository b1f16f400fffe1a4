import { backOffMs } from "../back-off.js";
import type { Rendered } from "../cards/render-answer.js";
import type { Clock } from "../clock.js";
import { asProblem, type Problem } from "../errors.js";
import type { Log } from "../log.js";
import type { FindPost } from "../webex/find-post.js";
import { isUnclear } from "../webex/is-unclear.js";
import type { Messenger } from "../webex/types.js";
import { markOf } from "./compose-report.js";
import { type DueTask, isTooLate } from "./due-task.js";
import type { RunRecords } from "./record-runs.js";

/** How a post ended: `taken` when somebody else has claimed the date. */
export type Posted = { readonly messageId: string } | { readonly problem: Problem } | "taken" | "stopped";

interface PostReportDeps {
  readonly records: RunRecords;
  readonly messenger: Pick<Messenger, "post">;
  readonly find: FindPost;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  /** How long a claim is its owner's. For ever without it: then nobody else is there to take it over. */
  readonly claimLastsMs?: number;
}

const PAUSES = { firstMs: 30_000, longestMs: 15 * 60_000 };

/**
 * Claims the date, posts and tells the message's id; the caller records it. When it is not clear whether Webex took a post,
 * the post is looked for before it is sent again, as long as the schedule's limit allows.
 */
export function createPostReport(deps: PostReportDeps) {
  const { records, messenger, find, clock, random, log, claimLastsMs = Number.POSITIVE_INFINITY } = deps;
  return async (task: DueTask, rendered: () => Rendered, signal: AbortSignal): Promise<Posted> => {
    // Read before claiming: a process may be held up for minutes at any place.
    const mineUntil = (task.claimedAt ?? clock.now()) + claimLastsMs;
    if (!task.claimed && !(await records.claim(task))) return "taken";
    const { spaceId, spaceType } = task.schedule;
    const wanted = { spaceId, spaceType, mark: markOf(task), since: task.run.at };
    for (let tries = 1; ; tries++) {
      try {
        const found = tries > 1 ? await find(wanted) : undefined;
        if (found === undefined && clock.now() > mineUntil) return "stopped";
        const messageId = found ?? (await messenger.post({ to: { spaceId }, ...rendered(), once: true })).id;
        return { messageId };
      } catch (error) {
        const problem = asProblem(error);
        log.warn({ err: error, scheduleId: task.schedule.id, tries }, "a scheduled post did not succeed");
        const pauseMs = backOffMs(tries, random(), PAUSES);
        const next = clock.now() + Math.max(pauseMs, (problem.retryAfterSeconds ?? 0) * 1000);
        if (!isUnclear(problem) || isTooLate(task, next)) return { problem };
        if (next > mineUntil) return "stopped";
        await clock.sleep(next - clock.now(), signal).catch((reason: unknown) => {
          if (!signal.aborted) throw reason;
        });
        // The claim stays without a result: the next start, or another instance, looks for the post.
        if (signal.aborted) return "stopped";
      }
    }
  };
}
