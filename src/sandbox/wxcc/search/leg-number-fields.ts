import { consultsAt } from "./consults-at.js";
import { type Field, makeFields } from "./field.js";
import type { LegRow } from "./leg-row.js";

const fields = makeFields<LegRow>();
const one = (yes: boolean | undefined) => (yes ? 1 : 0);

/** What agents did: of the leg, or of a contact without one (an outdial). */
const workOf = ({ leg, view }: LegRow) => leg ?? view;
/** Passed from agent to agent within the leg. */
const passedInside = ({ leg, view }: LegRow) =>
  leg ? Math.max(0, leg.connections - 1) : Math.max(0, view.connections - 1);

const consultsIn = ({ leg, view }: LegRow) =>
  consultsAt(view, (consult) => leg === undefined || view.contact.legs[consult.leg] === leg.leg);

const abandonedInTarget = ({ leg, directory, view }: LegRow) => {
  const queue = directory.queue(leg?.leg.queueId);
  const short = view.contact.outcome === "short";
  return one(leg?.leftQueue && !short && queue && leg.waitMs <= queue.serviceLevelThresholdSeconds * 1000);
};

/** Times and durations in milliseconds, counts as whole numbers; `connectedDuration` leaves out hold and wrap-up. */
export const legNumberFields: readonly Field<LegRow>[] = [
  ...fields("Long", {
    createdTime: ({ startedAt }) => startedAt,
    endedTime: ({ endedAt }) => endedAt,
    lastActivityTime: ({ endedAt, view }) => endedAt ?? view.lastActivityAt,
    "queue.duration": ({ leg }) => leg?.waitMs,
    // Cisco's aggregation samples still use this name.
    queueDuration: ({ leg }) => leg?.waitMs,
    ringingDuration: (row) => workOf(row).ringingMs,
    connectedDuration: (row) => workOf(row).talkMs,
    holdDuration: (row) => workOf(row).holdMs,
    wrapupDuration: (row) => workOf(row).wrapUpMs,
    handleTime: (row) => workOf(row).talkMs + workOf(row).holdMs + workOf(row).wrapUpMs,
    consultDuration: (row) => consultsIn(row).durationMs,
    selfserviceDuration: (row) => workOf(row).selfServiceMs,
  }),
  ...fields("Int", {
    taskLegCount: () => 1,
    queueCount: ({ leg }) => one(leg !== undefined && leg.waitMs > 0),
    connectedCount: (row) => workOf(row).connections,
    holdCount: (row) => workOf(row).holds,
    selfserviceCount: (row) => one(workOf(row).selfServiceMs > 0),
    transferCount: (row) => passedInside(row) + one(row.leg?.movedOn),
    blindTransferCount: (row) => passedInside(row) + one(row.leg?.movedOn),
    blindTransferToAgentCount: passedInside,
    interQueueBlindTransferCount: ({ leg }) => one(leg?.movedOn),
    abandonedSlCount: abandonedInTarget,
    consultCount: (row) => consultsIn(row).count,
    consultSuccessCount: (row) => consultsIn(row).completed,
  }),
];
