import { LEAST_SAMPLE } from "../../alerts/alert-metric.js";
import { judgeSlot } from "../../alerts/judge-slot.js";
import { measure } from "../../alerts/measure.js";
import { readFloor, readSlot } from "../../alerts/read-floor.js";
import type { Rule } from "../../alerts/rule.js";
import { lastSlot } from "../../alerts/slot.js";
import { asProblem } from "../../errors.js";
import { formatCount, formatValue } from "../../metrics/format.js";
import type { OrgRecord } from "../../store/records.js";
import type { Services } from "../command.js";

/** The figure of a rule at this moment in words; a rule is set even when it cannot be read just now. */
export async function valueNow(
  rule: Rule,
  queueIds: ReadonlySet<string> | undefined,
  org: OrgRecord,
  zone: string,
  services: Pick<Services, "statistics" | "agentWork" | "agentFigures" | "clock">,
): Promise<string> {
  if (rule.comparison === "unusual") return lastHour(rule, queueIds, org, zone, services);
  const readings = await readFloor(org, new Set([rule.metric.reading]), zone, "person", services);
  const measured = measure(rule.metric, readings, queueIds, org.settings);
  if (!measured) return `cannot be read just now: ${readings.problems[0]?.say ?? "no figures"}`;
  const { value, sample } = measured;
  if (value !== null) return formatValue(value, rule.metric.unit);
  return sample === null || sample === 0
    ? "— (no contacts yet)"
    : `— (${formatCount(sample)} contacts so far; judged from ${LEAST_SAMPLE} on)`;
}

async function lastHour(
  rule: Rule,
  queueIds: ReadonlySet<string> | undefined,
  org: OrgRecord,
  zone: string,
  services: Pick<Services, "statistics" | "clock">,
): Promise<string> {
  try {
    const slot = lastSlot(services.clock.now(), zone, org.settings.holidays);
    const reading = await readSlot(org, slot, "person", services);
    const judgement = judgeSlot(rule, reading, queueIds, org.settings, zone);
    return judgement?.explained ?? "too few contacts or weeks to compare the last hour with";
  } catch (error) {
    return `cannot be read just now: ${asProblem(error).say}`;
  }
}
