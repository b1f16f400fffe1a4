import type { Urgency } from "../budget.js";
import type { OrgRef } from "../statistics/source.js";
import type { SignedAddress } from "./signed-address.js";

/** What is recorded: the conversation with the customer, or a consultation among agents; `va`: with the virtual agent. */
export type CallType = "main" | "consult" | "va-main" | "va-consult";

/** One sound file of a contact. Times are epoch milliseconds. */
export interface Recording {
  readonly id: string;
  readonly callType: CallType;
  /** True: a part of the conversation; false: the whole of it in one piece. */
  readonly segment: boolean;
  readonly startedAt: number;
  readonly endedAt: number;
  /** Who is on the first and on the second channel, in Cisco's words: Caller, Agent, VA, Others. */
  readonly channels: readonly [string | undefined, string | undefined];
  /** Agents' ids and numbers as Cisco gives them: not to be shown unmasked. */
  readonly participants: readonly string[];
  readonly sensitive: boolean;
  readonly address: SignedAddress;
}

/** The text of a conversation, as a file. */
export interface Transcript {
  readonly id: string;
  /** `recording` for spoken text; what Cisco says otherwise, as it is. */
  readonly source: string | undefined;
  readonly provider: string | undefined;
  /** BCP 47, `en-US`. */
  readonly language: string | undefined;
  readonly startedAt: number | undefined;
  readonly address: SignedAddress;
}

/** Everything captured of one contact; empty lists when there is nothing (or no such contact: Cisco does not say which). */
export interface TaskCaptures {
  readonly taskId: string;
  readonly recordings: readonly Recording[];
  readonly transcripts: readonly Transcript[];
}

/** Which captures are wanted; the whole conversations without virtual agents when nothing is said. */
export interface CaptureChoice {
  readonly segments?: boolean;
  readonly virtualAgent?: boolean;
}

/** Recordings and transcripts as Contact Center keeps them. Nothing is remembered: an address is a secret that runs out. */
export interface Captures {
  /** By task id, one entry for each asked; ten ids a call. A call that fails is an error, never a short list. */
  find(
    org: OrgRef,
    taskIds: readonly string[],
    choice: CaptureChoice,
    urgency: Urgency,
    signal?: AbortSignal,
  ): Promise<ReadonlyMap<string, TaskCaptures>>;
}
