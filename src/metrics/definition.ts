import type { AgentSums } from "./agent-sums.js";
import type { Unit } from "./format.js";
import type { ServiceLevelVariant } from "./service-level.js";
import type { Sums } from "./sums.js";

/** What a metric may depend on besides the sums; an org's settings fit. */
export interface MetricSettings {
  readonly serviceLevelVariant: ServiceLevelVariant;
}

/** What is true at this moment and has no place in a period's sums. */
export interface LiveFigures {
  readonly waiting: number;
  /** Null when nobody waits. */
  readonly longestWaitMs: number | null;
}

/** Everything a card, `why` and the docs say about one metric. */
export interface MetricDescription {
  /** Kebab-case. */
  readonly id: string;
  /** As it stands on a card. */
  readonly name: string;
  /** Other words a person may use for it. */
  readonly aliases: readonly string[];
  readonly unit: Unit;
  /** The formula in words. */
  readonly formula: string;
  /** Where the parts come from, per statistics source; null when that source cannot give it. */
  readonly fields: { readonly search: string; readonly rest: string | null };
  readonly caveat: string;
  /** Which way is better for the customer. */
  readonly better: "up" | "down" | "neither";
}

/** A metric of queues. */
export interface MetricDefinition extends MetricDescription {
  /** Fraction of 1, milliseconds or count by `unit`; null is "no data", never 0. Live metrics need `live`. */
  compute(sums: Sums, settings: MetricSettings, live?: LiveFigures): number | null;
  /** How many contacts the value rests on; null when the source does not know. */
  sample(sums: Sums, settings: MetricSettings): number | null;
}

/** A metric of agents, made from sums in which an agent's channels are already one, see `agentTotal`. */
export interface AgentMetricDefinition extends MetricDescription {
  /** Fraction of 1, milliseconds or count by `unit`; null is "no data", never 0. */
  compute(sums: AgentSums): number | null;
  /** How many contacts or offers the value rests on; null when the source does not know. */
  sample(sums: AgentSums): number | null;
}

/** A metric people ask for that Contact Center's statistics cannot give. */
export interface MissingMetric {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** Why not. */
  readonly reason: string;
  /** Which system or report would know. */
  readonly from: string;
}
