import type { Clock } from "../clock.js";
import type { Outcome } from "../conversation/answer.js";
import type { WorkQueue } from "../instances/work-queue.js";
import type { Log } from "../log.js";
import type { Store } from "../store/store.js";
import { type AskDueDeps, createAskDue } from "./ask-due.js";
import { createRunner } from "./create-runner.js";
import { type DuePosts, keyOf } from "./due-posts.js";
import type { DueTask } from "./due-task.js";
import type { DueWork } from "./due-work.js";
import type { createMakeUp } from "./make-up.js";
import type { Pausing } from "./pause-schedule.js";
import { createPlanPosts } from "./plan-posts.js";
import type { Planner } from "./plan-schedules.js";
import { createPostDue } from "./post-due.js";
import type { RunRecords } from "./record-runs.js";
import { shareDueWork } from "./share-due-work.js";

/** Takes what was answered; resolves when its post has ended. */
export type HandOver = (task: DueTask, outcome: Outcome, signal: AbortSignal) => Promise<void>;

interface EngineDeps {
  readonly store: Pick<Store, "schedules" | "orgs" | "links" | "runs" | "seen">;
  readonly planner: Planner;
  readonly records: RunRecords;
  readonly makeUp: ReturnType<typeof createMakeUp>;
  readonly pausing: Pausing;
  readonly asking: Omit<AskDueDeps, "handOver" | "askLater">;
  readonly handOver: HandOver;
  readonly track: (work: Promise<unknown>, what: string) => void;
  readonly clock: Clock;
  readonly log: Log;
}

/** Schedules of a process that is alone. */
export function runInProcess(deps: EngineDeps): DueWork {
  const { asking, handOver, log } = deps;
  const askDue = createAskDue({
    ...asking,
    handOver: (task, outcome, signal) =>
      void handOver(task, outcome, signal).catch((error: unknown) => {
        if (!signal.aborted) log.error({ err: error, scheduleId: task.schedule.id }, "a scheduled post failed");
      }),
  });
  return createRunner({ ...deps, askDue });
}

/** Schedules of several instances. */
export function runOverQueue(deps: EngineDeps & { readonly queue: WorkQueue }): DueWork {
  const { asking, handOver, queue } = deps;
  const ask = (job: DuePosts, afterMs: number) =>
    queue.ask("due-posts", { key: keyOf(job), data: job, afterMs: Math.ceil(afterMs) });

  async function askAndPost(tasks: readonly DueTask[], tries: number, signal: AbortSignal): Promise<void> {
    const posts: Promise<void>[] = [];
    const failures: unknown[] = [];
    const askDue = createAskDue({
      ...asking,
      handOver: (...answered) =>
        void posts.push(handOver(...answered).catch((error: unknown) => void failures.push(error))),
      askLater: async (later, nextTry, waitMs) => {
        // A claim is taken over anew once it is old enough again.
        const unclaimed = later.filter(({ claimed }) => !claimed);
        const [first] = unclaimed;
        const scheduleIds = unclaimed.map(({ schedule }) => schedule.id);
        if (first) await ask({ at: first.run.at, scheduleIds, tries: nextTry }, waitMs);
      },
    });
    try {
      await askDue(tasks, signal, tries);
    } finally {
      await Promise.all(posts);
    }
    if (failures.length > 0) throw failures[0];
  }

  return shareDueWork({
    ...deps,
    planPosts: createPlanPosts({ ...deps, ask }),
    postDue: createPostDue({ ...deps, askAndPost }),
  });
}
