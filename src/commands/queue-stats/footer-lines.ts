import { metric } from "../../metrics/definitions.js";
import { type ServiceLevelVariant, serviceLevel, serviceLevelVariants } from "../../metrics/service-level.js";
import type { Sums } from "../../metrics/sums.js";
import type { OrgSettings } from "../../store/records.js";
import type { QueueStatistics } from "../../wxcc/statistics/source.js";
import { handlingMetric, waitMetric } from "./headline.js";

const sourceNames = { search: "Search API", rest: "REST statistics" } as const;
const countingNames = {
  "last-queue": "a contact counts once, in the queue it ended in",
  visits: "a contact counts in every queue it visited",
} as const;

/** Where the figures come from, how contacts and service level are counted, and what this source cannot know. */
export function footerLines(current: QueueStatistics, total: Sums, settings: OrgSettings): string[] {
  const { used, fellBack } = serviceLevel(total, settings.serviceLevelVariant);
  return [
    `Source: ${sourceNames[current.source]}; ${countingNames[current.counting]}.`,
    serviceLevelLine(used, fellBack ? settings.serviceLevelVariant : undefined),
    `Wait is the ${waitMetric(total).name.toLowerCase()}.`,
    ...(current.source === "rest"
      ? ["Approximate: abandoned includes short calls, offered is answered + abandoned; short, open and longest wait are not reported."]
      : []),
    `More: ${whys(total)
      .map((name) => `why ${name.toLowerCase()}`)
      .join(" · ")}`,
  ];
}

function serviceLevelLine(used: ServiceLevelVariant, insteadOf: ServiceLevelVariant | undefined): string {
  const { name, rule } = serviceLevelVariants[used];
  const line = `Service level ${name}: ${rule}; within each queue's own threshold.`;
  return insteadOf === undefined
    ? line
    : `${line} This source cannot compute ${serviceLevelVariants[insteadOf].name}, which is set for this org.`;
}

const whys = (total: Sums) => [
  metric.serviceLevel.name,
  metric.abandonment.name,
  waitMetric(total).name,
  handlingMetric(total).name,
];
