import { setMaxListeners } from "node:events";
import type { Clock } from "../clock.js";
import type { Log } from "../log.js";
import type { RunRecord } from "../store/schedule-records.js";
import type { Store } from "../store/store.js";
import type { DueTask } from "./due-task.js";
import type { DueWork } from "./due-work.js";
import type { createMakeUp } from "./make-up.js";
import type { Planner } from "./plan-schedules.js";
import type { RunRecords } from "./record-runs.js";
import { resumeConnected } from "./resume-connected.js";

interface RunnerDeps {
  readonly store: Pick<Store, "schedules" | "orgs" | "links">;
  readonly planner: Planner;
  readonly records: RunRecords;
  readonly makeUp: ReturnType<typeof createMakeUp>;
  /** Asks what is due and posts it; resolves when all of it was asked. */
  readonly askDue: (tasks: readonly DueTask[], signal: AbortSignal) => Promise<void>;
  readonly track: (work: Promise<unknown>, what: string) => void;
  readonly clock: Clock;
  readonly log: Log;
}

/** Also how soon a clock that was moved, a new calendar or a new connection is noticed. */
const LONGEST_SLEEP_MS = 60_000;

/** After a look that failed, however long ago something was due: a store that is away is not asked without a pause. */
const AFTER_FAILURE_MS = 1_000;

/** Sleeps until the next schedule is due; what is due is asked and posted beside it. */
export function createRunner(deps: RunnerDeps): DueWork {
  const { store, planner, records, makeUp, askDue, track, clock, log } = deps;
  const dirty = new Set<string>();
  let woken = new AbortController();
  let lastSeen = Number.NEGATIVE_INFINITY;
  /** Claims of the process before this one, of which it is not known whether they were posted. */
  let unresolved: readonly RunRecord[] = [];

  const begin = (tasks: readonly DueTask[], signal: AbortSignal) => {
    if (tasks.length > 0) track(askDue(tasks, signal), "scheduled questions");
  };

  async function start(signal: AbortSignal): Promise<void> {
    await planner.planAll();
    unresolved = await makeUp.unresolved();
    begin(await makeUp.missed(), signal);
  }

  async function turn(signal: AbortSignal): Promise<void> {
    const now = clock.now();
    // Only a clock that was put back by hand: what was planned is far away by then.
    if (now < lastSeen) await planner.planAll();
    lastSeen = now;
    await planner.followCalendars();
    for (const id of await resumeConnected({ store, clock })) dirty.add(id);
    for (const id of [...dirty]) {
      dirty.delete(id);
      await planner.replan(id);
    }
    if (unresolved.length > 0) {
      const resolved = await makeUp.resolve(unresolved);
      unresolved = resolved.later;
      begin(resolved.due, signal);
    }
    const { due, passed } = await planner.takeDue();
    for (const task of passed) await records.note(task, "missed");
    begin(due, signal);
  }

  async function sleep(signal: AbortSignal, shortestMs: number): Promise<void> {
    const own = new AbortController();
    woken = own;
    if (dirty.size > 0 && shortestMs === 0) return;
    const untilNext = (planner.earliest() ?? Number.POSITIVE_INFINITY) - clock.now();
    const ms = Math.min(Math.max(untilNext, shortestMs), LONGEST_SLEEP_MS);
    await clock.sleep(ms, AbortSignal.any([signal, own.signal])).catch((reason: unknown) => {
      if (!signal.aborted && !own.signal.aborted) throw reason;
    });
  }

  return {
    changed(scheduleId) {
      dirty.add(scheduleId);
      woken.abort();
    },
    async run(signal) {
      // Every post that waits for another try listens to it; Node warns of more than ten.
      setMaxListeners(0, signal);
      let started = false;
      while (!signal.aborted) {
        let failed = false;
        try {
          if (!started) await start(signal);
          started = true;
          await turn(signal);
        } catch (error) {
          failed = true;
          log.error({ err: error }, "schedules could not be looked at; they are looked at again");
        }
        await sleep(signal, failed ? AFTER_FAILURE_MS : 0);
      }
    },
  };
}
