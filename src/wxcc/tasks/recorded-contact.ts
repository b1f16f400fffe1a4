import type { RowChannel } from "../statistics/source.js";
import type { Party } from "./task.js";

/** A contact of which Search says that it was recorded. Times are epoch milliseconds. */
export interface RecordedTask {
  readonly id: string;
  readonly channel: RowChannel;
  readonly createdAt: number;
  /** Undefined while the contact lasts. */
  readonly endedAt: number | undefined;
  /** Milliseconds from beginning to end; null where Search does not say. */
  readonly totalMs: number | null;
  readonly queue: Party | undefined;
  readonly agent: Party | undefined;
  readonly teamName: string | undefined;
  /** Masked already. */
  readonly customer: string;
  /** How many can be fetched by now, as Search counts them. */
  readonly recordings: number | null;
  readonly deleted: boolean;
}

/** Which of them; by ids, empty means all. */
export interface RecordedNarrowing {
  readonly queueIds: readonly string[];
  readonly teamIds: readonly string[];
  readonly agentIds: readonly string[];
}
