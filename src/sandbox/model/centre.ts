import type { Channel } from "../../conversation/ask.js";

export type { Channel };

/** A place where teams work. */
export interface Site {
  readonly id: string;
  readonly name: string;
  readonly multimediaProfileId: string;
}

/** How many contacts of each channel an agent takes at once. */
export interface MultimediaProfile {
  readonly id: string;
  readonly name: string;
  readonly type: "exclusive" | "blended";
  readonly slots: Readonly<Record<Channel, number>>;
  /** Over all channels together. */
  readonly atOnce: number;
}

/** Agents who serve the same queues. */
export interface Team {
  readonly id: string;
  readonly name: string;
  readonly siteId: string;
  readonly queueIds: readonly string[];
}

/** Somebody who takes contacts. */
export interface Agent {
  /** The id of statistics, Search and captures (Webex's own user id). */
  readonly id: string;
  /** The id of the configuration API's user, which is another one. */
  readonly userId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly name: string;
  readonly email: string;
  readonly dn: string;
  readonly teamId: string;
  readonly siteId: string;
  readonly multimediaProfileId: string;
  readonly queueIds: readonly string[];
}

/** Where contacts come in before they reach a queue. */
export interface EntryPoint {
  readonly id: string;
  readonly name: string;
  readonly channel: Channel;
  /** The number dialled, the mailbox or the handle. */
  readonly address: string;
}

/** A line in which contacts wait for an agent. */
export interface Queue {
  readonly id: string;
  readonly name: string;
  readonly channel: Channel;
  readonly serviceLevelThresholdSeconds: number;
  readonly maxTimeInQueueSeconds: number;
  readonly entryPointId: string;
}

/** Wrap-up reasons and idle codes. */
export interface AuxiliaryCode {
  readonly id: string;
  readonly name: string;
  readonly kind: "idle" | "wrap-up";
  /** Set by the system, never chosen by a person. */
  readonly system: boolean;
}

/** What is configured in one org's contact centre; it does not change with time. */
export interface ContactCentre {
  readonly orgId: string;
  readonly name: string;
  readonly region: string;
  readonly zone: string;
  /** The number that the legacy interface calls `tid`. */
  readonly tenantId: number;
  /** Enrolled in Cisco's early access to queue based reporting; without it Search has no leg records of the org. */
  readonly queueBasedReporting: boolean;
  /** Recordings and transcripts are deleted so many days after the contact's end. */
  readonly capturesKeptDays: number;
  /** Captures are served in the form that Cisco moves to: lowercase `source` and `provider`, voice transcripts as vCon. */
  readonly capturesInNewerForm: boolean;
  readonly sites: readonly Site[];
  readonly multimediaProfiles: readonly MultimediaProfile[];
  readonly teams: readonly Team[];
  readonly agents: readonly Agent[];
  readonly entryPoints: readonly EntryPoint[];
  readonly queues: readonly Queue[];
  readonly wrapUpCodes: readonly AuxiliaryCode[];
  readonly idleCodes: readonly AuxiliaryCode[];
}
