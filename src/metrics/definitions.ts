import type { MetricDefinition } from "./definition.js";
import { handlingMetrics } from "./handling-metrics.js";
import { serviceMetrics } from "./service-metrics.js";
import { volumeMetrics } from "./volume-metrics.js";
import { waitMetrics } from "./wait-metrics.js";

/** Every metric, in the order in which documents list them. */
export const metrics: readonly MetricDefinition[] = [
  ...Object.values(volumeMetrics),
  ...Object.values(serviceMetrics),
  ...Object.values(waitMetrics),
  ...Object.values(handlingMetrics),
];

const byName = { ...volumeMetrics, ...serviceMetrics, ...waitMetrics, ...handlingMetrics };

/** The same by name, for code that needs one. */
export const metric: Readonly<Record<keyof typeof byName, MetricDefinition>> = byName;

export { agentMetrics, allAgentMetrics } from "./agent-metrics.js";
export type { AgentMetricDefinition, MetricDefinition, MetricDescription, MissingMetric } from "./definition.js";
export { notAvailable } from "./not-available.js";
