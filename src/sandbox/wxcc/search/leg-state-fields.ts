import { channelTypeOf } from "../channel-type.js";
import { type Field, makeFields } from "./field.js";
import type { LegRow } from "./leg-row.js";

const fields = makeFields<LegRow>();

/** How the leg was handled: known when an agent takes it, or when it is over. */
function handleTypeOf({ leg, endedAt, view }: LegRow): string | null {
  if (leg?.movedOn) return "straight_transfer";
  if (leg?.answered) return "normal";
  if (view.contact.direction === "outdial") return view.answered ? "normal" : null;
  if (endedAt === null) return null;
  const { outcome } = view.contact;
  return leg || outcome === "abandoned" || outcome === "short" ? "abandoned" : "self_service";
}

function statusOf({ leg, endedAt, view }: LegRow): string {
  if (endedAt !== null) return "ended";
  if (leg?.answered || view.phase === "connected") return "connected";
  return leg ? "parked" : "new";
}

/** The last thing that happened to it; wrap-up comes after its end. */
function contactStateOf(row: LegRow): string {
  const status = statusOf(row);
  return status === "ended" && row.view.phase === "ended" && row.view.answered ? "wrapup-completed" : status;
}

/** What a leg is and how it stands. */
export const legStateFields: readonly Field<LegRow>[] = [
  ...fields("Word", { channelType: ({ view }) => channelTypeOf(view.contact.channel) }),
  ...fields("String", {
    id: ({ view, startedAt }) => `${view.contact.id}-callLeg-${startedAt}`,
    taskId: ({ view }) => view.contact.id,
    status: statusOf,
    contactState: contactStateOf,
    handleType: handleTypeOf,
    abandonedType: (row) => (handleTypeOf(row) === "abandoned" ? (row.leg ? "queue" : "new") : null),
    // Agents are given contacts inside their queue's leg here; legs of their own would say `Agent`.
    queuedTo: ({ leg }) => leg && "Queue",
    origin: ({ view }) => view.contact.origin,
    destination: ({ view }) => view.contact.destination,
    direction: ({ view }) => view.contact.direction,
    routingType: ({ leg }) => leg && "longestAvailableAgent",
    callType: ({ view }) => view.contact.direction,
    terminatingEnd: ({ leg, endedAt, view }) => {
      if (endedAt === null) return null;
      return leg?.movedOn ? "agent" : view.contact.terminatingEnd;
    },
    terminationReason: ({ leg, endedAt, view }) => {
      if (endedAt === null) return null;
      return leg?.movedOn || view.contact.terminatingEnd === "agent" ? "Agent Left" : "Customer Left";
    },
    // In seconds, and a text (data dictionary of CLR).
    slaValue: ({ leg, directory }) => directory.queue(leg?.leg.queueId)?.serviceLevelThresholdSeconds.toString(),
  }),
  ...fields("Boolean", {
    isActive: ({ endedAt }) => endedAt === null,
    isOutdial: ({ view }) => view.contact.direction === "outdial",
    isTaskLegHandled: ({ leg, view }) => (leg ? leg.answered : view.answered),
    isWithinServiceLevel: ({ leg }) => leg && (leg.answered ? leg.leg.withinServiceLevel : false),
    isOptOutOfQueue: () => false,
    isChildLeg: () => false,
  }),
];
