import type { AlertRecord } from "../store/alert-records.js";
import { type AlertMetric, metricWords } from "./alert-metric.js";
import { formatQuantity } from "./quantity.js";

/** What a rule says, apart from whose it is and where: a sentence's part that {@link formatRule} writes. */
export interface Rule extends Pick<AlertRecord, "comparison" | "warning" | "critical" | "forMs"> {
  readonly metric: AlertMetric;
}

const signs = { above: ">", "at-least": ">=", below: "<", "at-most": "<=" } as const;
const words = { above: "above", "at-least": "at or above", below: "below", "at-most": "at or below" } as const;

/** The rule as a sentence's words: `when longest wait > 5m critical 10m for 2m`. */
export function formatRule({ metric, comparison, warning, critical, forMs }: Rule): string {
  if (comparison === "unusual") return `when ${metricWords(metric)} is unusual`;
  const value = (of: number | undefined) => formatQuantity(of ?? 0, metric.unit);
  return [
    `when ${metricWords(metric)} ${signs[comparison]} ${value(warning)}`,
    critical === undefined ? "" : `critical ${value(critical)}`,
    forMs > 0 ? `for ${formatQuantity(forMs, "duration")}` : "",
  ]
    .filter((part) => part !== "")
    .join(" ");
}

/** "above": how the comparison is said of a threshold. */
export const comparisonWords = (comparison: Exclude<Rule["comparison"], "unusual">): string => words[comparison];

/** Whether higher values are the ones that are watched for. */
export const watchesHigh = (comparison: Rule["comparison"]): boolean =>
  comparison === "above" || comparison === "at-least";
