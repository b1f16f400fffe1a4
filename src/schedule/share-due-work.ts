import { z } from "zod";
import type { Clock } from "../clock.js";
import type { WorkQueue, WorkTerms } from "../instances/work-queue.js";
import type { Log } from "../log.js";
import type { DueWork } from "./due-work.js";
import type { PlanPosts } from "./plan-posts.js";

interface ShareDueWorkDeps {
  readonly queue: WorkQueue;
  readonly planPosts: PlanPosts;
  readonly postDue: (data: unknown, signal: AbortSignal) => Promise<void>;
  /** Has whoever ends the process wait for what was begun. */
  readonly track: (work: Promise<unknown>, what: string) => void;
  readonly clock: Clock;
  readonly log: Log;
}

const planDataSchema = z.object({ scheduleId: z.string().optional() });

const PLAN_EVERY_MS = 60_000;
/** More often than plans are made, so that one is missed by a third of a minute at most when an instance dies. */
const RING_EVERY_MS = 20_000;
const planTerms: WorkTerms = { atOnce: 1, withinMs: 5 * 60_000, retries: 3 };
/** The posts of two jobs wait for their turn together; by `withinMs` all have had it, at one post a second and three instances. */
const postTerms: WorkTerms = { atOnce: 2, withinMs: 5 * 60_000, retries: 20 };

/** Schedules as jobs: one instance plans each minute, any instance asks and posts what is due. */
export function shareDueWork(deps: ShareDueWorkDeps): DueWork {
  const { queue, planPosts, postDue, track, clock, log } = deps;
  const dirty = new Set<string>();
  let woken = new AbortController();

  async function askForChanged(): Promise<void> {
    for (const scheduleId of [...dirty]) {
      dirty.delete(scheduleId);
      try {
        await queue.ask("plan-posts", { key: scheduleId, data: { scheduleId } });
      } catch (error) {
        dirty.add(scheduleId);
        throw error;
      }
    }
  }

  async function ring(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const own = new AbortController();
      woken = own;
      try {
        await askForChanged();
        await queue.ask("plan-posts", { key: "all", atMostEveryMs: PLAN_EVERY_MS });
      } catch (error) {
        log.warn({ err: error }, "schedules could not be planned; it is tried again");
      }
      await clock.sleep(RING_EVERY_MS, AbortSignal.any([signal, own.signal])).catch((reason: unknown) => {
        if (!signal.aborted && !own.signal.aborted) throw reason;
      });
    }
  }

  async function plan(data: unknown): Promise<void> {
    const { scheduleId } = planDataSchema.parse(data);
    if (scheduleId === undefined) await planPosts.all();
    else await planPosts.one(scheduleId);
  }

  /** The queue logs what fails. */
  const tracked = (what: string, work: (data: unknown, signal: AbortSignal) => Promise<void>) => {
    return (data: unknown, signal: AbortSignal) => {
      const done = work(data, signal);
      track(
        done.catch(() => undefined),
        what,
      );
      return done;
    };
  };

  return {
    changed(scheduleId) {
      dirty.add(scheduleId);
      woken.abort();
    },
    async run(signal) {
      await Promise.all([
        ring(signal),
        queue.take("plan-posts", planTerms, tracked("planning schedules", plan), signal),
        queue.take("due-posts", postTerms, tracked("scheduled posts", postDue), signal),
      ]);
    },
  };
}
