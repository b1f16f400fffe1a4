import type { Sums } from "../../metrics/sums.js";
import type { Aggregation } from "./search-document.js";

const equals = (value: string | boolean) => ({ equals: value });
const handled = { isContactHandled: equals(true) };
/** Who left unanswered, as the tenant's own short-call seconds divide them. */
const asCiscoCounts: Leavers = {
  abandoned: { contactHandleType: equals("abandoned") },
  short: { contactHandleType: equals("short") },
};

interface Leavers {
  readonly abandoned: object;
  readonly short: object;
}

/** The same people divided by how long they were in queue, wherever the tenant draws its line. */
function leavers(shortCallSeconds: number | undefined): Leavers {
  if (shortCallSeconds === undefined) return asCiscoCounts;
  const ms = shortCallSeconds * 1000;
  const left = { or: [asCiscoCounts.abandoned, asCiscoCounts.short] };
  return {
    abandoned: { and: [left, { queueDuration: { gte: ms } }] },
    short: { and: [left, { queueDuration: { lt: ms } }] },
  };
}

/**
 * How each of our sums is made from contact records. Sums and counts only: a mean could not be added up. Note Cisco's
 * spelling `isWithInServiceLevel` here and `isWithinServiceLevel` in leg records (data dictionaries).
 */
export function contactFigures(shortCallSeconds: number | undefined): Readonly<Record<keyof Sums, Aggregation>> {
  const { abandoned, short } = leavers(shortCallSeconds);
  const open = { and: [{ isActive: equals(true) }, { isContactHandled: equals(false) }] };
  return {
    offered: { field: "id", type: "count" },
    answered: { field: "id", type: "count", filter: handled },
    answeredInTarget: {
      field: "id",
      type: "count",
      filter: { and: [handled, { isWithInServiceLevel: equals(true) }] },
    },
    abandoned: { field: "id", type: "count", filter: abandoned },
    // The filter keeps short calls out, which left within the threshold as well.
    abandonedInTarget: { field: "abandonedSlCount", type: "sum", filter: abandoned },
    short: { field: "id", type: "count", filter: short },
    open: { field: "id", type: "count", filter: open },
    waitAnsweredMs: { field: "queueDuration", type: "sum", filter: handled },
    waitAllMs: { field: "queueDuration", type: "sum" },
    waited: { field: "id", type: "count", filter: { or: [{ queueDuration: { gt: 0 } }, { queueCount: { gt: 0 } }] } },
    longestWaitMs: { field: "queueDuration", type: "max" },
    talkMs: { field: "connectedDuration", type: "sum" },
    holdMs: { field: "holdDuration", type: "sum" },
    wrapUpMs: { field: "wrapupDuration", type: "sum" },
  };
}
