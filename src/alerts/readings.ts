import type { Problem } from "../errors.js";
import type { AgentSums } from "../metrics/agent-sums.js";
import type { QueueRow, SourceName, WaitingRow } from "../wxcc/statistics/source.js";

/** What was read of an org for its rules. A part that is absent was not asked for or could not be had. */
export interface Readings {
  readonly waiting?: { readonly asOf: number; readonly rows: readonly WaitingRow[] };
  readonly agents?: { readonly available: number; readonly busy: number; readonly idle: number };
  readonly today?: QueueReading;
  readonly agentsToday?: { readonly rows: readonly { readonly sums: AgentSums }[] };
  /** Why parts could not be had. */
  readonly problems: readonly Problem[];
}

/** Figures of queues over a stretch of time. */
export interface QueueReading {
  readonly source: SourceName;
  readonly rows: readonly QueueRow[];
  /** Each contact once, where the source knows it. */
  readonly contacts?: readonly QueueRow[];
}

/** A figure as it was read; `value` is null when there is nothing to judge, such as a rate of no contacts. */
export interface Measured {
  readonly value: number | null;
  /** How many contacts it rests on; null when that is no question. */
  readonly sample: number | null;
}
