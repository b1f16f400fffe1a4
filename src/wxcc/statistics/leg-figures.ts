import type { Aggregation } from "./search-document.js";

/**
 * What leg records can tell of the visits of a queue. They do not say who of those that left was short, nor who left within
 * the target without being short: both come from contact records, see `visitRows`.
 */
export type LegFigure =
  | "offered"
  | "answered"
  | "answeredInTarget"
  | "left"
  | "open"
  | "waitAnsweredMs"
  | "waitAllMs"
  | "waited"
  | "longestWaitMs"
  | "talkMs"
  | "holdMs"
  | "wrapUpMs";

const equals = (value: string | boolean) => ({ equals: value });
const handled = { isTaskLegHandled: equals(true) };
const left = { or: [{ handleType: equals("abandoned") }, { handleType: equals("short") }] };
const open = { and: [{ isActive: equals(true) }, { isTaskLegHandled: equals(false) }] };

/** How each of them is made from call leg records (data dictionary of CLR). */
export const legFigures: Readonly<Record<LegFigure, Aggregation>> = {
  offered: { field: "id", type: "count" },
  answered: { field: "id", type: "count", filter: handled },
  answeredInTarget: { field: "id", type: "count", filter: { and: [handled, { isWithinServiceLevel: equals(true) }] } },
  left: { field: "id", type: "count", filter: left },
  open: { field: "id", type: "count", filter: open },
  waitAnsweredMs: { field: "queue.duration", type: "sum", filter: handled },
  waitAllMs: { field: "queue.duration", type: "sum" },
  waited: {
    field: "id",
    type: "count",
    filter: { or: [{ queue: { duration: { gt: 0 } } }, { queueCount: { gt: 0 } }] },
  },
  longestWaitMs: { field: "queue.duration", type: "max" },
  talkMs: { field: "connectedDuration", type: "sum" },
  holdMs: { field: "holdDuration", type: "sum" },
  wrapUpMs: { field: "wrapupDuration", type: "sum" },
};
