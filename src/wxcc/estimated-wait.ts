import { z } from "zod";
import type { Clock } from "../clock.js";
import type { Urgency } from "./budget.js";
import type { WxccHttp } from "./http.js";
import { createAnswerMemory } from "./statistics/remember-answers.js";
import type { OrgRef } from "./statistics/source.js";
import type { Flight } from "./statistics/watch.js";

/** How long a contact that came now would probably wait. */
export interface EstimatedWait {
  /** Milliseconds; null when too few contacts were answered lately to tell (or the queue is unknown, which looks alike). */
  estimate(org: OrgRef, queueId: string, urgency: Urgency, signal?: AbortSignal): Promise<number | null>;
}

const LOOK_BACK_MINUTES = 30;
const KEEP_MS = 60_000;
const REMEMBERED_QUEUES = 1000;

// 204 without a body when there are too few samples (OpenAPI).
const answerSchema = z.object({ estimatedWaitTime: z.number().nonnegative() }).nullable();

/** `GET /v1/ewt`, remembered for a minute per queue. */
export function createEstimatedWait(deps: { http: WxccHttp; clock: Clock }): EstimatedWait {
  const memory = createAnswerMemory<number | null>({ clock: deps.clock, entries: REMEMBERED_QUEUES });
  return {
    estimate(org, queueId, urgency, signal) {
      const read = async (flight: Flight) => {
        const answer = await deps.http.request({
          org,
          method: "GET",
          path: "/v1/ewt",
          query: { queueId, lookbackMinutes: LOOK_BACK_MINUTES, orgId: org.id },
          schema: answerSchema,
          urgency,
          endpoint: "estimated-wait",
          signal: flight.signal,
        });
        return answer === null ? null : answer.estimatedWaitTime;
      };
      return memory.share(JSON.stringify([org.id, queueId]), urgency, KEEP_MS, read, { signal });
    },
  };
}
