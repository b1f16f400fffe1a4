import type { Figure } from "../../cards/card.js";
import type { AgentSums } from "../../metrics/agent-sums.js";
import { isSmall } from "../../metrics/compare.js";
import { type AgentMetricDefinition, agentMetrics } from "../../metrics/definitions.js";
import { formatCount, formatDuration, formatValue } from "../../metrics/format.js";

/** Handled, handle time, occupancy and offers not answered. Agents have no targets, so no figure is judged. */
export function agentHeadline(total: AgentSums, agents: number): Figure[] {
  const { handled, aht, occupancy, rona } = agentMetrics;
  return [
    figure(handled.name, handled, total, [agents === 1 ? "by 1 agent" : `by ${formatCount(agents)} agents`]),
    figure("Handle time", aht, total, partsOf(total)),
    figure(occupancy.name, occupancy, total, []),
    figure("RONA", rona, total, [`${formatCount(total.notAnswered)} of ${formatCount(total.offered)} offers`]),
  ];
}

/** "talk 3:10 · hold 12 s · wrap-up 40 s" */
function partsOf(total: AgentSums): string[] {
  if (total.handled === 0) return [];
  const { hold, wrapUp } = agentMetrics;
  const parts = [
    ["talk", total.talkMs / total.handled],
    ["hold", hold.compute(total)],
    ["wrap-up", wrapUp.compute(total)],
  ] as const;
  return [parts.map(([name, ms]) => `${name}\u00a0${formatDuration(ms)}`).join(" · ")];
}

function figure(label: string, of: AgentMetricDefinition, total: AgentSums, notes: readonly string[]): Figure {
  const value = of.compute(total);
  const sample = of.sample(total);
  const few = of.unit !== "count" && value !== null && isSmall(sample) ? [`n = ${formatCount(sample)}`] : [];
  return { label, value: formatValue(value, of.unit), tone: "plain", notes: [...notes, ...few] };
}
