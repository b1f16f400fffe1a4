import type { Chart } from "../../charts/chart.js";
import type { Period } from "../../conversation/ask.js";
import { stateName } from "../../wxcc/agents/describe-state.js";
import type { AgentDay } from "./read-day.js";

const LONGEST_MS = 25 * 3_600_000;

/** The states of a day on one line each; undefined for longer periods, in which nothing could be made out, and for none. */
export function activityChart({
  agent,
  period,
  day,
}: {
  readonly agent: { readonly name: string };
  readonly period: Period;
  readonly day: AgentDay;
}): Chart | undefined {
  const [first] = day.stretches;
  if (!first || period.to - period.from > LONGEST_MS) return undefined;
  // Hours before the agent came say nothing.
  return {
    kind: "timeline",
    title: `Activity of ${agent.name}`,
    zone: period.zone,
    from: first.from,
    to: Math.max(first.from + 1, ...day.stretches.map(({ to }) => to)),
    segments: day.stretches.map(({ state, from, to }) => ({ state: stateName(state), from, to })),
  };
}
