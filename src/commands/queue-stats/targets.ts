import type { Tone } from "../../cards/card.js";
import { isSmall } from "../../metrics/compare.js";
import { formatPercent } from "../../metrics/format.js";
import type { OrgSettings, Targets } from "../../store/records.js";

/** A queue's own targets where it has any, the org's for the rest; without a queue the org's. */
export function targetsOf(settings: OrgSettings, queueId?: string): Targets {
  const own = queueId === undefined ? undefined : settings.queueTargets[queueId];
  return {
    serviceLevel: own?.serviceLevel ?? settings.targets.serviceLevel,
    abandonment: own?.abandonment ?? settings.targets.abandonment,
  };
}

/** "80 %", "4.5 %": a target is a round number as a rule. */
export const formatTarget = (fraction: number): string => formatPercent(fraction).replace(/\.0(?=\s)/, "");

/** Nearer than this to a missed target is a warning. */
const nearlyServiceLevel = 0.05;
const nearlyAbandonment = 0.01;

/** How a service level stands against its target; fractions of 1. */
export const serviceLevelTone = (value: number | null, target: number, sample: number | null): Tone =>
  tone(value === null ? null : target - value, nearlyServiceLevel, sample);

/** How an abandonment, which should be low, stands against its target; fractions of 1. */
export const abandonmentTone = (value: number | null, target: number, sample: number | null): Tone =>
  tone(value === null ? null : value - target, nearlyAbandonment, sample);

/** A few contacts say nothing about a queue: their figures are shown without judgement. */
function tone(missedBy: number | null, nearly: number, sample: number | null): Tone {
  if (missedBy === null || isSmall(sample)) return "plain";
  if (missedBy <= 0) return "good";
  return missedBy <= nearly ? "warning" : "bad";
}
