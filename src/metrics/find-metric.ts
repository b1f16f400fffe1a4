import { distance } from "fastest-levenshtein";
import {
  type AgentMetricDefinition,
  allAgentMetrics,
  type MetricDefinition,
  type MissingMetric,
  metrics,
  notAvailable,
} from "./definitions.js";

/** What the words after `why` mean. */
export type FoundMetric =
  | { readonly kind: "metric"; readonly metric: MetricDefinition }
  | { readonly kind: "agent-metric"; readonly metric: AgentMetricDefinition }
  | { readonly kind: "not-available"; readonly metric: MissingMetric }
  | { readonly kind: "unknown"; readonly close: readonly string[] };

const fold = (words: string) =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
const spellings = (m: Pick<MissingMetric, "id" | "name" | "aliases">) => [m.id, m.name, ...m.aliases].map(fold);

/** Finds a metric by id, name or alias in any case; otherwise up to three names that look like it, nearest first. */
export function findMetric(words: string): FoundMetric {
  const wanted = fold(words);
  const metric = metrics.find((m) => spellings(m).includes(wanted));
  if (metric) return { kind: "metric", metric };
  const ofAgents = allAgentMetrics.find((m) => spellings(m).includes(wanted));
  if (ofAgents) return { kind: "agent-metric", metric: ofAgents };
  const missing = notAvailable.find((m) => spellings(m).includes(wanted));
  if (missing) return { kind: "not-available", metric: missing };
  const close = [...metrics, ...allAgentMetrics, ...notAvailable]
    .map((m) => ({ name: m.name, steps: Math.min(...spellings(m).map((s) => distance(s, wanted))) }))
    .filter(({ steps }) => steps <= Math.max(1, wanted.length / 3))
    .sort((a, b) => a.steps - b.steps);
  return { kind: "unknown", close: close.slice(0, 3).map(({ name }) => name) };
}
