import { metric } from "../../metrics/definitions.js";
import { formatCount, formatDuration } from "../../metrics/format.js";
import type { Sums } from "../../metrics/sums.js";
import type { OrgSettings } from "../../store/records.js";

/** How many came and what became of them, on one line; a dash for what the source does not know. */
export function countsLine(total: Sums, settings: OrgSettings): string {
  return [
    `Offered ${formatCount(total.offered)}`,
    `answered ${formatCount(total.answered)}`,
    `abandoned ${formatCount(total.abandoned)}`,
    `short ${formatCount(total.short)}`,
    `open ${formatCount(total.open)}`,
    `longest wait ${formatDuration(metric.longestWait.compute(total, settings))}`,
  ].join(" · ");
}
