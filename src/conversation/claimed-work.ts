import type { Log } from "../log.js";
import type { Outcome } from "./answer.js";
import type { Claim } from "./once.js";
import type { Job } from "./post-outcome.js";

/**
 * Work that began before its claim was on disk: its outcome counts only when the claim does. A claim that could not be
 * written counts, because a question answered twice after a restart is better than one that is never answered.
 */
export function claimedWork(claim: Claim, work: Promise<Outcome>, log: Log): Pick<Job, "outcome" | "mine"> {
  const mine = claim.durable.catch((error: unknown) => {
    log.error({ err: error }, "a claim on a question was not written");
    return true;
  });
  const outcome = Promise.all([work, mine]).then(([done, isMine]) => (isMine ? done : undefined));
  return { mine, outcome };
}
