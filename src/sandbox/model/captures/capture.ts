import type { Contact } from "../contact.js";

/** Who a channel of a recording is; the OpenAPI's own words. */
export type ChannelName = "Caller" | "Agent" | "VA" | "Others";

/** Something to be heard in one channel between two instants, epoch milliseconds. Sounds of one channel never overlap. */
export interface Sound {
  readonly channel: 1 | 2;
  readonly kind: "voice" | "music" | "ring";
  /** Which of the voices there are; the same person always has the same one. */
  readonly voice: number;
  readonly from: number;
  readonly to: number;
}

/** One audio file. Instants are epoch milliseconds; it lasts from `startedAt` to `stoppedAt`. */
export interface Recording {
  readonly id: string;
  readonly fileName: string;
  readonly callType: "main" | "consult" | "va-main" | "va-consult";
  /** One agent's conversation out of the whole call. */
  readonly segment: boolean;
  readonly startedAt: number;
  readonly stoppedAt: number;
  /** Agents by id, the customer masked. */
  readonly participants: readonly string[];
  readonly channel1: ChannelName;
  readonly channel2: ChannelName;
  /** The OpenAPI speaks of virtual agents' recordings alone; here the call that such a one began is marked as well. */
  readonly sensitive: boolean;
  /** In the order of time; worked out when asked for. */
  readonly sounds: () => readonly Sound[];
}

/** One JSON file with what was said or written. */
export interface Transcript {
  readonly source: string;
  /** The speech recognition's configuration, or the digital conversation. */
  readonly id: string;
  readonly fileName: string;
  readonly startedAt: number;
  readonly languageCode: string;
  readonly content: () => object;
}

/** Everything that is kept of one contact, from `readyAt` until `deletedAt`. */
export interface ContactCaptures {
  readonly contact: Contact;
  readonly readyAt: number;
  readonly deletedAt: number;
  readonly recordings: readonly Recording[];
  readonly transcripts: readonly Transcript[];
}

/** Where a file lies in its bucket. */
export const objectKeyOf = (contact: Contact, file: { readonly id: string; readonly fileName: string }): string =>
  `${contact.orgId}/${contact.id}/${file.id}/${file.fileName}`;
