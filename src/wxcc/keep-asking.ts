import { backOffMs } from "../back-off.js";
import type { Clock } from "../clock.js";
import type { Problem } from "../errors.js";
import type { Budget, Urgency } from "./budget.js";
import { type Answered, isFine, isTooMany, mayPass, waitBefore } from "./judge-reply.js";
import { readError } from "./read-error.js";
import type { Reply } from "./send-once.js";
import { type Asked, busyProblem, refusedProblem, timeoutProblem, unreachableProblem } from "./upstream-problem.js";

/** What became of one try, and what it was. */
export interface Tried {
  readonly reply: Reply;
  readonly asked: Asked;
}

/** A request that may take several tries. */
export interface Attempts {
  readonly urgency: Urgency;
  readonly signal?: AbortSignal | undefined;
  /** It changes nothing, so that it may be sent again. */
  readonly repeatable: boolean;
  /** Whatever has to be there before a turn is taken. */
  readonly prepare?: () => Promise<void>;
  /** Sends once, within the deadline; `tries` counts from 1. */
  readonly send: (deadlineMs: number, tries: number) => Promise<Tried>;
  /** After a 401: makes that the next try is another one. Without it a 401 is final. */
  readonly renew?: () => Promise<void> | void;
  /** What a refusal means; {@link refusedProblem} by default. */
  readonly refused?: (asked: Asked, status: number, description: string | undefined) => Problem;
}

const TRY_MS = 20_000;
const MOST_TRIES = 3;
const PAUSES = { firstMs: 1000, longestMs: 60_000 };
/** A person is told after at most this long, however many tries are left. */
const PERSON_BOUND_MS = 45_000;
/** Longest `Retry-After` that is waited for; beyond it the answer would come too late to be of use. */
const LONGEST_WAIT_SECONDS = { person: 30, schedule: 300 } as const;

/**
 * Sends until an answer is fine: at most three tries of what is repeatable, one more after a 401 that was renewed. `Retry-After`
 * is honoured while the answer can still be of use. Throws a Problem, or the reason of an aborted signal.
 */
export async function keepAsking(
  deps: { readonly clock: Clock; readonly budget: Budget; readonly random: () => number },
  attempts: Attempts,
): Promise<{ readonly reply: Answered; readonly asked: Asked }> {
  const { clock, budget } = deps;
  const { urgency, signal } = attempts;
  const started = clock.now();
  const leftMs = () => (urgency === "person" ? started + PERSON_BOUND_MS - clock.now() : Infinity);
  let renewed = attempts.renew === undefined;
  for (let tries = 1; ; tries++) {
    await attempts.prepare?.();
    await budget.acquire(urgency, signal);
    const { reply, asked } = await attempts.send(Math.min(TRY_MS, Math.max(leftMs(), 1)), tries);
    if (reply.kind === "status" && isFine(reply)) return { reply, asked };
    if (reply.kind === "status" && reply.status === 401 && !renewed) {
      renewed = true;
      tries -= 1;
      await attempts.renew?.();
      continue;
    }
    const waitMs = waitBefore(reply, backOffMs(tries, deps.random(), PAUSES));
    if (isTooMany(reply)) budget.pause(Math.min(waitMs, LONGEST_WAIT_SECONDS.schedule * 1000));
    const worthIt =
      tries < MOST_TRIES &&
      attempts.repeatable &&
      mayPass(reply) &&
      waitMs <= LONGEST_WAIT_SECONDS[urgency] * 1000 &&
      waitMs < leftMs();
    if (!worthIt) throw problemOf(reply, asked, clock.now() - started, attempts.refused ?? refusedProblem);
    await clock.sleep(waitMs, signal);
  }
}

function problemOf(reply: Reply, asked: Asked, waitedMs: number, refused: NonNullable<Attempts["refused"]>): Problem {
  if (reply.kind === "timeout") return timeoutProblem(asked, waitedMs);
  if (reply.kind === "unreachable") return unreachableProblem(asked, reply.cause);
  const problem = refused(asked, reply.status, readError(reply.body ?? "").description);
  return isTooMany(reply) ? busyProblem(asked, reply.retryAfterSeconds, problem.cause) : problem;
}
