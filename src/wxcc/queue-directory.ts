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
  queues(org: OrgRef): Promise<readonly QueueInfo[]>;
}
