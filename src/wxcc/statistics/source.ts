import type { Channel } from "../../conversation/ask.js";
import type { Sums } from "../../metrics/sums.js";
import type { Urgency } from "../budget.js";
import type { Masking } from "../mask-customer.js";
import type { Interval } from "./intervals.js";
import type { Watch } from "./watch.js";

/** Which of Cisco's APIs answered. Commands never branch on it; the card's footer prints it. */
export type SourceName = "search" | "rest";

/** A half-open range in epoch milliseconds. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** What a source needs to know about an org to ask for its numbers. */
export interface OrgRef {
  /** Plain UUID. */
  readonly id: string;
  readonly name: string;
  /** `us1`, `eu1`, … */
  readonly region: string;
  /** How the org wants its contacts counted, where a source can, and how much of a customer's number is shown. */
  readonly settings?: { readonly shortCallSeconds?: number | undefined; readonly masking?: Masking | undefined };
}

/** Narrowing by ids, already resolved from names. Undefined or empty means everything. */
export interface Narrowing {
  readonly queueIds?: readonly string[];
  readonly channels?: readonly Channel[];
}

/**
 * A channel as reported. Cisco's kinds that have no word of ours (work items, custom messaging) are `other`: they count
 * in every total, because leaving them out would be a short total, and match no channel filter, because none names them.
 */
export type RowChannel = Channel | "other";

/** One queue on one channel (and, when an interval was asked for, one interval). */
export interface QueueRow {
  readonly queueId: string;
  readonly queueName: string;
  readonly channel: RowChannel;
  /** Start of the interval in epoch milliseconds, which may lie before the period; absent for whole-period rows. */
  readonly intervalFrom?: number;
  readonly sums: Sums;
}

/** Rows of a period. A source returns all of it or throws a Problem; a short total does not exist. */
export interface QueueStatistics {
  readonly source: SourceName;
  /** The moment up to which the figures are true, epoch milliseconds (REST floors it to 15 minutes). */
  readonly asOf: number;
  /**
   * Where counts land, said in the footer: each contact in the queue it ended in, each visit in the queue visited, or visits
   * in the queues and each contact once in all of them together.
   */
  readonly counting: "last-queue" | "visits" | "visits-and-contacts";
  readonly rows: readonly QueueRow[];
  /** Each contact once, in the queue it ended in: what totals are made of where `rows` count visits. */
  readonly contacts?: readonly QueueRow[];
}

/** Contacts waiting at this moment. */
export interface WaitingRow {
  readonly queueId: string;
  readonly queueName: string;
  readonly waiting: number;
  /** Epoch milliseconds at which the oldest waiting contact was created (IVR time included). */
  readonly oldestCreatedAt: number;
}

/** The seam between commands and Cisco's two generations of reporting APIs. */
export interface StatisticsSource {
  /**
   * Everything of the range or a Problem; `urgency` is `person` when it is not given. With an interval there is a row per
   * interval in which anything happened, and the rows of all intervals add up to the undivided answer's counts.
   */
  queues(
    org: OrgRef,
    range: Range,
    narrowing: Narrowing,
    urgency?: Urgency,
    interval?: Interval,
    watch?: Watch,
  ): Promise<QueueStatistics>;
}
