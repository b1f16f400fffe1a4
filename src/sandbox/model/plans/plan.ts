import type { Channel } from "../centre.js";
import type { ShapeName } from "./day-shapes.js";

/** Local opening and closing time in hours. */
export type Hours = readonly [opens: number, closes: number];

/** Which kind of day the calendar shows. Holidays are run like Sundays. */
export type DayKind = "weekday" | "saturday" | "sunday";

/** When a queue is open and how many contacts it then expects; a day kind that is absent is closed. */
export type Opening = Readonly<Partial<Record<DayKind, { readonly hours: Hours; readonly contacts: number }>>>;

/** A queue and the contacts it gets. */
export interface QueuePlan {
  readonly key: string;
  readonly name: string;
  readonly channel: Channel;
  readonly thresholdSeconds: number;
  readonly opening: Opening;
  readonly shape: ShapeName;
  readonly entryPoint: string;
  readonly address: string;
  /** Means. */
  readonly talkSeconds: number;
  readonly wrapUpSeconds: number;
  readonly patienceSeconds: number;
}

/** A team and when it works. */
export interface TeamPlan {
  readonly name: string;
  readonly site: string;
  readonly profile: "voice" | "digital";
  readonly queues: readonly string[];
  /** Names; `+key` after a name adds a queue only this agent serves. Shifts go round the team in this order. */
  readonly agents: readonly string[];
  readonly shifts: readonly Hours[];
  /** How many of the team work on weekend days. */
  readonly weekend: { readonly saturday: number; readonly sunday: number };
}

/** Everything that makes one org's contact centre different from another's. */
export interface CentrePlan {
  readonly country: "us" | "fr";
  readonly tenantId: number;
  /** Enrolled in Cisco's early access to queue based reporting. */
  readonly queueBasedReporting: boolean;
  readonly capturesKeptDays: number;
  readonly capturesInNewerForm: boolean;
  /**
   * How many of a hundred answered calls an agent passes on to another queue. None by default: a contact then visits one
   * queue, and what counts contacts (Search) agrees with what counts visits (queue statistics).
   */
  readonly percentMovedOn: number;
  readonly emailDomain: string;
  /** The n-th agent's own number, and a customer's by his number in the pool. */
  readonly agentNumber: (n: number) => string;
  readonly customerNumber: (n: number) => string;
  readonly sites: readonly string[];
  readonly queues: readonly QueuePlan[];
  readonly teams: readonly TeamPlan[];
  readonly wrapUpCodes: readonly string[];
  readonly customers: { readonly first: readonly string[]; readonly last: readonly string[]; readonly count: number };
}
