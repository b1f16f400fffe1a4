import { type ServiceLevelVariant, serviceLevel, serviceLevelVariants } from "../../metrics/service-level.js";
import type { Sums } from "../../metrics/sums.js";
import type { OrgSettings } from "../../store/records.js";
import type { QueueStatistics } from "../../wxcc/statistics/source.js";
import { furtherVisits } from "../../wxcc/statistics/total-contacts.js";
import { waitMetric } from "./headline.js";

const sourceNames = { search: "Search API", rest: "REST statistics" } as const;

/** What a contact that visits two queues counts as; nothing to say where none did. */
function countingWords(current: QueueStatistics): string | undefined {
  switch (current.counting) {
    case "last-queue":
      return "a contact counts once, in the queue it ended in";
    case "visits":
      return "a contact counts in every queue it visited, and as often in a total";
    case "visits-and-contacts":
      return furtherVisits(current) === 0
        ? undefined
        : "each queue counts its own contacts; the total counts each contact once";
  }
}

/** Where the figures come from, how contacts and service level are counted, and what this source cannot know. */
export function footerLines(current: QueueStatistics, total: Sums, settings: OrgSettings): string[] {
  return [
    ...sourceLines(current, total, settings),
    `Wait per queue is the ${waitMetric(total).name.toLowerCase()}. How a figure is made: write why service level, why ${waitMetric(total).name.toLowerCase()} …`,
  ];
}

/** The same without the line about the table of queues. */
export function sourceLines(current: QueueStatistics, total: Sums, settings: OrgSettings): string[] {
  const { used, fellBack } = serviceLevel(total, settings.serviceLevelVariant);
  return [
    `${[`Source: ${sourceNames[current.source]}`, countingWords(current)].filter((part) => part !== undefined).join("; ")}.`,
    serviceLevelLine(used, fellBack ? settings.serviceLevelVariant : undefined),
    ...shortCallLines(current, settings),
    ...(current.source === "rest"
      ? [
          "Approximate: abandoned includes short calls, offered is answered + abandoned. Short, open and longest wait: not reported. Both ends of the period are rounded down to the quarter hour.",
        ]
      : []),
  ];
}

/** Only where the org has seconds of its own: otherwise the tenant's count. */
function shortCallLines({ source }: QueueStatistics, { shortCallSeconds }: OrgSettings): string[] {
  if (shortCallSeconds === undefined) return [];
  return source === "search"
    ? [`Short calls are those that left within ${shortCallSeconds} s in queue, the org's setting.`]
    : [`This source cannot leave out short calls below ${shortCallSeconds} s, the org's setting.`];
}

function serviceLevelLine(used: ServiceLevelVariant, insteadOf: ServiceLevelVariant | undefined): string {
  const { name, rule } = serviceLevelVariants[used];
  const line = `Service level ${name}: ${rule}.`;
  return insteadOf === undefined
    ? line
    : `${line} This source cannot compute ${serviceLevelVariants[insteadOf].name}, the org's setting.`;
}
