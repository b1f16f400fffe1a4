import { formatDuration, formatPercent, formatValue, type Unit } from "../metrics/format.js";
import { lastingText } from "./moments.js";
import { comparisonWords, type Rule } from "./rule.js";

/** A threshold as people read it: "80 %" and not "80.0 %", because thresholds are round as a rule. */
export function thresholdText(value: number, unit: Unit): string {
  if (unit === "percent") return formatPercent(value).replace(/\.0(?=\s)/, "");
  return unit === "duration" ? formatDuration(value) : formatValue(value, unit);
}

/** "above 5:00", "below 80 %". */
export const beyondText = (rule: Rule, threshold: number | undefined): string =>
  rule.comparison === "unusual"
    ? "far from the usual"
    : `${comparisonWords(rule.comparison)} ${thresholdText(threshold ?? 0, rule.metric.unit)}`;

/** "Longest wait now above 5:00 for 2 min, critical above 10:00": the whole rule in a line. */
export function ruleText(rule: Rule): string {
  const lasting = rule.forMs > 0 ? ` for ${lastingText(rule.forMs)}` : "";
  const critical = rule.critical === undefined ? "" : `, critical ${beyondText(rule, rule.critical)}`;
  return `${rule.metric.name} ${beyondText(rule, rule.warning)}${lasting}${critical}`;
}

/** "Billing, Claims", or the whole contact centre's name. */
export const whereText = (queues: readonly string[], orgName: string): string =>
  queues.length === 0 ? orgName : queues.join(", ");
