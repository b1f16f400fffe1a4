import { backOffMs } from "../back-off.js";
import type { Clock } from "../clock.js";
import type { Command } from "../commands/command.js";
import type { Answering, Outcome } from "../conversation/answer.js";
import { asProblem, type Problem } from "../errors.js";
import type { Log } from "../log.js";
import { noOrgLinked } from "../orgs/problems.js";
import type { Store } from "../store/store.js";
import { inLanes } from "../wxcc/statistics/in-lanes.js";
import { type DueTask, isPassing, isTooLate } from "./due-task.js";
import type { TakeTurn } from "./pace.js";
import { askOf, ownerOf } from "./schedule-question.js";

/** What asking needs. */
export interface AskDueDeps {
  readonly store: Pick<Store, "orgs">;
  readonly answering: Pick<Answering, "answer">;
  readonly commands: readonly Command[];
  /** Takes what was answered. */
  readonly handOver: (task: DueTask, outcome: Outcome, signal: AbortSignal) => void;
  /** Resolves when there is room for the answers of another org. */
  readonly room: (signal: AbortSignal) => Promise<void>;
  /** Each question reads who is in its space: at a full hour these are paced like the posts. */
  readonly takeTurn: TakeTurn;
  /** Has the same tasks asked once more after a while; without it they wait in this process. */
  readonly askLater?: (tasks: readonly DueTask[], tries: number, waitMs: number) => Promise<void>;
  readonly track: (work: Promise<unknown>, what: string) => void;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
}

/** Few, so that an org's questions come close together and share what Contact Center said; two, so that one may hang. */
const ORGS_AT_ONCE = 2;
const QUESTIONS_AT_ONCE = 4;
/** Tries of one question; the pauses between them come to half an hour. */
const MOST_TRIES = 6;
const PAUSES = { firstMs: 60_000, longestMs: 15 * 60_000 };

/**
 * Asks the questions that are due together, org by org, so that equal ones overlap and are one upstream call. While Contact
 * Center is away the org's questions wait and are asked again, a few times, within each schedule's limit.
 */
export function createAskDue(deps: AskDueDeps) {
  const { store, answering, commands, handOver, room, takeTurn, track, clock, random, log } = deps;

  async function ask(task: DueTask): Promise<Outcome> {
    const { schedule, run } = task;
    try {
      const org = await store.orgs.get(schedule.orgId);
      if (!org) return { problem: noOrgLinked() };
      const text = askOf(schedule, org.name, commands);
      return await answering.answer({ text, asker: ownerOf(schedule), urgency: "schedule", asOf: run.at });
    } catch (error) {
      return { problem: asProblem(error) };
    }
  }

  async function askOrg(tasks: readonly DueTask[], tries: number, signal: AbortSignal): Promise<void> {
    const again: DueTask[] = [];
    let down: Problem | undefined;
    let reason: Problem | undefined;
    await inLanes(QUESTIONS_AT_ONCE, tasks, async (task) => {
      if (signal.aborted || !(await hasTurn(signal))) return;
      const outcome = down ? { problem: down } : await ask(task);
      const passing = "problem" in outcome && isPassing(outcome.problem) ? outcome.problem : undefined;
      if (passing && passing.code !== "result-incomplete") down = passing;
      if (passing && tries < MOST_TRIES && !isTooLate(task, clock.now() + pauseMs(passing, tries))) again.push(task);
      else if (!signal.aborted) handOver(task, outcome, signal);
      reason = passing ?? reason;
    });
    if (!reason || again.length === 0 || signal.aborted) return;
    log.info({ problem: reason.code, orgId: again[0]?.schedule.orgId }, "scheduled questions are asked again later");
    if (deps.askLater) return deps.askLater(again, tries + 1, pauseMs(reason, tries));
    void askAgain(again, reason, tries, signal);
  }

  const hasTurn = (signal: AbortSignal) =>
    takeTurn(signal).then(
      () => true,
      (reason: unknown) => {
        if (signal.aborted) return false;
        throw reason;
      },
    );

  const pauseMs = ({ retryAfterSeconds = 0 }: Problem, tries: number) =>
    Math.max(backOffMs(tries, random(), PAUSES), retryAfterSeconds * 1000);

  async function askAgain(tasks: readonly DueTask[], why: Problem, tries: number, signal: AbortSignal): Promise<void> {
    await clock.sleep(pauseMs(why, tries), signal).catch((reason: unknown) => {
      if (!signal.aborted) throw reason;
    });
    if (!signal.aborted) track(askOrg(tasks, tries + 1, signal), "scheduled questions, again");
  }

  return async (tasks: readonly DueTask[], signal: AbortSignal, tries = 1): Promise<void> => {
    const byOrg = new Map<string, DueTask[]>();
    for (const task of tasks) {
      const own = byOrg.get(task.schedule.orgId);
      if (own) own.push(task);
      else byOrg.set(task.schedule.orgId, [task]);
    }
    const sorted = Array.from(byOrg.values(), (own) => own.toSorted((a, b) => order(a).localeCompare(order(b), "en")));
    await inLanes(ORGS_AT_ONCE, sorted, async (own) => {
      await room(signal);
      await askOrg(own, tries, signal);
    });
  };
}

const order = ({ schedule: { ask, recurrence } }: DueTask) => `${ask} ${recurrence.zone}`;
