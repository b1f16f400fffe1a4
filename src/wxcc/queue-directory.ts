import { z } from "zod";
import type { Clock } from "../clock.js";
import type { SharedAnswers } from "../instances/answers.js";
import type { WxccHttp } from "./http.js";
import { listQueues } from "./list-queues.js";
import { type RememberedList, rememberList } from "./remember-list.js";

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
  readonly queues: RememberedList<QueueInfo>;
}

const keptQueue: z.ZodType<QueueInfo> = z
  .object({
    id: z.string(),
    name: z.string(),
    channel: z.enum(["voice", "chat", "email", "social"]).optional(),
    serviceLevelThresholdSeconds: z.number().optional(),
  })
  .transform(({ id, name, channel, serviceLevelThresholdSeconds }) => ({
    ...{ id, name, channel, serviceLevelThresholdSeconds },
  }));

/** Reads the configuration API; one reading at a time per org, failures are not remembered. */
export const createQueueDirectory = (deps: {
  readonly http: WxccHttp;
  readonly clock: Clock;
  readonly answers?: SharedAnswers | undefined;
}): QueueDirectory => ({
  queues: rememberList(deps.clock, (org, urgency, signal) => listQueues(deps.http, org, urgency, signal), {
    ...{ shared: deps.answers, name: "queues-1", schema: keptQueue },
  }),
});
