import { z } from "zod";
import type { Drain } from "../drain.js";
import type { WorkQueue, WorkRequest } from "../instances/work-queue.js";
import { SHARED_FOR_MS } from "./early-polls.js";
import { isAboutNow, pollLoad } from "./poll-load.js";
import { type PollDeps, pollOrg } from "./poll-org.js";

/** Why an org is looked at: it is its turn, something was heard of it, or its rules have changed. */
const pollJobSchema = z.object({ orgId: z.string(), why: z.enum(["due", "early", "changed"]) });
type PollJob = z.infer<typeof pollJobSchema>;

/** What polls over a queue need. */
export interface SharedPollDeps extends PollDeps {
  readonly queue: WorkQueue;
  readonly drain: Pick<Drain, "track">;
  readonly requestsPerMinute: number;
}

/** Longer than a poll takes that the budget lets through; after it another instance may look at the org. */
const POLL_WITHIN_MS = 3 * 60_000;
/** Polls under way at once in one instance; the budget decides how fast they are. */
const AT_ONCE = 8;
const ASK_AGAIN_MS = 2_000;

/** Asks for a poll of an org by any instance. */
export const askPoll = (
  queue: Pick<WorkQueue, "ask">,
  job: PollJob,
  when: Pick<WorkRequest, "afterMs" | "atMostEveryMs"> = {},
): Promise<void> => queue.ask("poll", { key: `${job.orgId}|${job.why}`, data: job, ...when });

/**
 * Makes the polls that any instance asked for until `signal` is aborted. Of an org there is one at a time in all instances: it is
 * claimed by a record, not by a lock of the store, because a poll may wait minutes for its turn at Contact Center and needs such
 * a lock itself to renew a grant.
 */
export function takePolls(deps: SharedPollDeps, signal: AbortSignal): Promise<void> {
  const { store, clock, queue, drain } = deps;
  const terms = { atOnce: AT_ONCE, withinMs: POLL_WITHIN_MS, retries: 0 };

  /** How long an early poll still has to wait because of the one before, whichever instance made it. */
  async function tooEarlyMs({ orgId, why }: PollJob): Promise<number> {
    if (why !== "early") return 0;
    const last = await store.seen.get(lookedId(orgId));
    if (!last) return 0;
    const { gapMs } = pollLoad(await store.alerts.find(), deps.requestsPerMinute);
    const waitMs = last.at + gapMs - clock.now();
    return waitMs > gapMs ? 0 : waitMs;
  }

  async function poll(job: PollJob): Promise<void> {
    const { orgId } = job;
    const waitMs = await tooEarlyMs(job);
    if (waitMs > 0) return askPoll(queue, job, { afterMs: waitMs });
    const now = clock.now();
    if (!(await store.seen.add(claimId(orgId), { at: now }, { expiresAt: now + POLL_WITHIN_MS })))
      return askPoll(queue, job, { afterMs: ASK_AGAIN_MS });
    try {
      await look(job, now);
    } finally {
      // Past its time the claim is somebody else's.
      if (clock.now() < now + POLL_WITHIN_MS) await store.seen.remove(claimId(orgId));
    }
  }

  async function look({ orgId, why }: PollJob, now: number): Promise<void> {
    const rules = (await store.alerts.find({ orgId })).filter(({ paused }) => !paused);
    const isEarly = why === "early";
    const own = isEarly ? rules.filter(isAboutNow) : rules;
    if (own.length === 0) return;
    const lifetime = { expiresAt: now + POLL_WITHIN_MS };
    await store.seen.put(lookedId(orgId), { at: now }, lifetime);
    if (isEarly) await store.seen.put(freshId(orgId), { at: now }, lifetime);
    const fresh = isEarly ? now : (await store.seen.get(freshId(orgId)))?.at;
    // Whoever has seen newer figures than those of the minute may not be shown older ones afterwards.
    const asOf = fresh !== undefined && now - fresh < SHARED_FOR_MS ? now : undefined;
    await pollOrg(orgId, own, { asOf, isEarly }, deps);
  }

  return queue.take(
    "poll",
    terms,
    async (data) => {
      const polling = poll(pollJobSchema.parse(data));
      drain.track(polling, "alerts");
      await polling;
    },
    signal,
  );
}

const claimId = (orgId: string) => `alert-poll|${orgId}`;
const lookedId = (orgId: string) => `alert-looked|${orgId}`;
const freshId = (orgId: string) => `alert-fresh|${orgId}`;
