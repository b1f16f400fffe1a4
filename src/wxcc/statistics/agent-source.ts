import type { AgentSums } from "../../metrics/agent-sums.js";
import type { Urgency } from "../budget.js";
import type { Narrowing, OrgRef, Range, RowChannel, SourceName } from "./source.js";

/** Narrowing by agents and teams, ids already resolved from names. Empty means everything. */
export interface AgentNarrowing extends Pick<Narrowing, "channels"> {
  readonly agentIds?: readonly string[];
  readonly teamIds?: readonly string[];
}

/** One agent on one channel (and, when an interval was asked for, one interval). */
export interface AgentRow {
  readonly agentId: string;
  readonly agentName: string;
  readonly teamId: string;
  readonly teamName: string;
  readonly channel: RowChannel;
  readonly intervalFrom?: number;
  readonly sums: AgentSums;
}

/** All rows of a period, or a Problem; a short total does not exist. */
export interface AgentStatistics {
  readonly source: SourceName;
  readonly asOf: number;
  readonly rows: readonly AgentRow[];
  /** The range begins or ends within a day of the org, where Search would count sessions whole that lie in it in part. */
  readonly partOfDay?: boolean;
}

/** The agents' half of the seam between commands and Cisco's two generations of reporting APIs. */
export interface AgentStatisticsSource {
  agents(
    org: OrgRef,
    range: Range,
    narrowing: AgentNarrowing,
    urgency?: Urgency,
    signal?: AbortSignal,
  ): Promise<AgentStatistics>;
}
