import { metric } from "../../metrics/definitions.js";
import { formatCount, formatDuration } from "../../metrics/format.js";
import type { Sums } from "../../metrics/sums.js";
import type { OrgSettings } from "../../store/records.js";

/** How many came and what became of them, on one line; a dash for what the source does not know. */
export function countsLine(total: Sums, settings: OrgSettings): string {
  return [
    `Offered\u00a0${formatCount(total.offered)}`,
    `answered\u00a0${formatCount(total.answered)}`,
    `abandoned\u00a0${formatCount(total.abandoned)}`,
    `short\u00a0${formatCount(total.short)}`,
    `open\u00a0${formatCount(total.open)}`,
    `longest\u00a0wait\u00a0${formatDuration(metric.longestWait.compute(total, settings))}`,
  ].join(" · ");
}
