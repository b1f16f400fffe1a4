import type { Period } from "../conversation/ask.js";
import type { Sums } from "../metrics/sums.js";
import type { OrgRecord } from "../store/records.js";
import type { QueueStatistics } from "../wxcc/statistics/source.js";
import { sourceLines } from "./queue-stats/footer-lines.js";

/** Org, moment and source of figures, for the page that explains a file. */
export function aboutFigures(
  org: OrgRecord,
  current: QueueStatistics,
  total: Sums,
): readonly (readonly [string, string])[] {
  return [
    ["Contact centre", org.name],
    ["As of", new Date(current.asOf).toISOString()],
    ...sourceLines(current, total, org.settings).map((line) => ["Note", line] as const),
  ];
}

/** "trend-service-level-last-7d": a file's name, after what it holds and the period that was asked for. */
export function fileName(what: string, period: Period): string {
  const phrase = period.phrase
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return `${what}-${phrase}`;
}
