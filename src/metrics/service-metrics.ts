import type { MetricDefinition } from "./definition.js";
import { ratio } from "./ratio.js";
import { serviceLevel } from "./service-level.js";
import type { Sums } from "./sums.js";

/** How well the queue served those who came. */
export const serviceMetrics = {
  serviceLevel: {
    id: "service-level",
    name: "Service level",
    aliases: ["sl", "sla", "service level agreement", "tsf", "grade of service"],
    unit: "percent",
    formula:
      "answered within the queue's own threshold ÷ the contacts of the org's variant; " +
      "by default ÷ (answered + abandoned), short calls left out",
    fields: {
      search:
        "taskDetails: isWithInServiceLevel, isContactHandled, contactHandleType, abandonedSlCount; a queue's: taskLegDetails " +
        "isWithinServiceLevel, isTaskLegHandled and handleType, of which the short ones and those within the threshold are known " +
        "by contact only",
      rest: "serviceLevelThresholdPercentage × totalAcceptedTasks",
    },
    caveat:
      "There are six ways to compute it; the card names the one used. With REST only those that need no short calls " +
      "can be computed, otherwise A (answered only) takes their place and the card says so.",
    better: "up",
    compute: (s, settings) => serviceLevel(s, settings.serviceLevelVariant).value,
    sample: (s, settings) => serviceLevel(s, settings.serviceLevelVariant).of,
  },
  abandonment: {
    id: "abandonment",
    name: "Abandonment",
    aliases: ["abandon rate", "abandonment rate", "abandon", "lost rate"],
    unit: "percent",
    formula: "abandoned ÷ (offered − short calls)",
    fields: {
      search: "taskDetails: contactHandleType and count of id",
      rest: "totalAbandonedTasks ÷ (totalAcceptedTasks + totalAbandonedTasks)",
    },
    caveat: "With REST it is an approximation that includes short calls, and reads higher than with Search.",
    better: "down",
    compute: (s) => ratio(s.abandoned, offeredWithoutShort(s)),
    sample: (s) => offeredWithoutShort(s),
  },
} satisfies Record<string, MetricDefinition>;

/** Where short calls are mixed into `abandoned` they stay on both sides of the ratio. */
const offeredWithoutShort = (sums: Sums) => sums.offered - (sums.short ?? 0);
