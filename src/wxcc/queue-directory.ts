import type { Clock } from "../clock.js";
import type { Urgency } from "./budget.js";
import type { WxccHttp } from "./http.js";
import { listQueues } from "./list-queues.js";
import { createAnswerMemory } from "./statistics/remember-answers.js";
import type { OrgRef } from "./statistics/source.js";

/** A queue as the configuration API names it. */
export interface QueueInfo {
  readonly id: string;
  readonly name: string;
  /** WxCC's channel type in our words; `undefined` for kinds we do not report. */
  readonly channel: "voice" | "chat" | "email" | "social" | undefined;
  /** Seconds within which an answer counts as in target. */
  readonly serviceLevelThresholdSeconds: number | undefined;
}

/** Names and thresholds of an org's queues, remembered for a while and read again when an id is unknown. */
export interface QueueDirectory {
  /** `mustKnow`: ids that should be in the list; when one is not, the list is read again (at most once a minute). */
  queues(
    org: OrgRef,
    options?: {
      readonly mustKnow?: readonly string[];
      readonly urgency?: Urgency;
      /** Once aborted, the list is not waited for. */
      readonly signal?: AbortSignal | undefined;
    },
  ): Promise<readonly QueueInfo[]>;
}

const KEEP_MS = 10 * 60_000;
/** A queue that was deleted stays in the statistics and will never be known: asking again all the time is no use. */
const REREAD_AFTER_MS = 60_000;
const REMEMBERED_ORGS = 500;

/** Reads the configuration API; one reading at a time per org, failures are not remembered. */
export function createQueueDirectory(deps: { http: WxccHttp; clock: Clock }): QueueDirectory {
  const { http, clock } = deps;
  const memory = createAnswerMemory<{ readonly readAt: number; readonly queues: readonly QueueInfo[] }>({
    clock,
    entries: REMEMBERED_ORGS,
  });
  return {
    async queues(org, { mustKnow = [], urgency = "person", signal } = {}) {
      const read = () =>
        memory.share(
          org.id,
          urgency,
          KEEP_MS,
          async (flight) => {
            const readAt = clock.now();
            return { readAt, queues: await listQueues(http, org, urgency, flight.signal) };
          },
          { signal },
        );
      const list = await read();
      const known = new Set(list.queues.map((queue) => queue.id));
      if (mustKnow.every((id) => known.has(id)) || clock.now() - list.readAt < REREAD_AFTER_MS) return list.queues;
      memory.forget(org.id);
      return (await read()).queues;
    },
  };
}
