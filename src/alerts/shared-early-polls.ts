import type { Clock } from "../clock.js";
import type { WorkQueue } from "../instances/work-queue.js";
import type { Log } from "../log.js";
import { GAP_MS, SETTLE_MS } from "./early-polls.js";
import { askPoll } from "./shared-polls.js";

/**
 * Events arrive at any instance; each asks for an early poll at most once a gap, and those that wait are one. Returns what is to be
 * called with every event, a hundred times a second if need be.
 */
export function createSharedEarly(deps: {
  readonly queue: Pick<WorkQueue, "ask">;
  readonly clock: Clock;
  readonly log: Log;
}): (orgId: string) => void {
  const { queue, clock, log } = deps;
  const askedFor = new Map<string, number>();
  return (orgId) => {
    const now = clock.now();
    const last = askedFor.get(orgId);
    // A poll that is still to come will see it; one far ahead was asked for before the clock was moved back.
    if (last !== undefined && last >= now && last <= now + GAP_MS) return;
    const at = Math.max(now + SETTLE_MS, last === undefined ? 0 : Math.min(last, now) + GAP_MS);
    askedFor.set(orgId, at);
    askPoll(queue, { orgId, why: "early" }, { afterMs: at - now }).catch((err: unknown) =>
      log.warn({ err, orgId }, "an early look for alerts could not be asked for; the usual one comes"),
    );
  };
}
