import type { CardInput } from "../../cards/card.js";
import type { OrgRecord, OrgSettings, SpaceRecord } from "../../store/records.js";
import type { QueueInfo } from "../../wxcc/queue-directory.js";

/** Where settings are read from: the org, the space that is asked in, and the queue when only its own are meant. */
export interface SettingsNow {
  readonly org: OrgRecord;
  readonly space: SpaceRecord | undefined;
  readonly queue: QueueInfo | undefined;
}

/**
 * One thing a manager can choose. Its values travel as words: one word, one spelling each, so that a sentence can carry
 * them and two of them can be compared.
 */
export interface Setting {
  /** As sentences and inputs call it. */
  readonly name: string;
  readonly aliases: readonly string[];
  readonly label: string;
  /** Of what is written; what is shown has it already. */
  readonly unit?: string;
  /** Follows "can be": "a percentage from 0 to 100". */
  readonly values: string;
  /** A value for the sentence that changes it. */
  readonly example: string;
  readonly control: CardInput["control"];
  /** Queues can have their own. */
  readonly ofQueues?: true;
  current(now: SettingsNow): string;
  /** The value as people read it. */
  shown(value: string): string;
  /** What was written as the value's word; undefined when it is none. */
  read(written: string): string | undefined;
  /** Why what was written is no value, where that can be said; follows "I read …". */
  objection?(written: string): string;
  /** Where the value goes; `value` has been read before. */
  readonly place: InOrg | InSpace;
}

interface InOrg {
  readonly kind: "org";
  change(settings: OrgSettings, value: string, queue: QueueInfo | undefined): OrgSettings;
}

interface InSpace {
  readonly kind: "space";
  change(space: SpaceRecord, value: string): SpaceRecord;
}
