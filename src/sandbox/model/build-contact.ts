import type { Arrival } from "./arrival.js";
import type { ContactCentre } from "./centre.js";
import type { Contact, Leg, Outcome } from "./contact.js";
import type { Visit } from "./visit.js";

/** Whoever leaves within this time of reaching the queue did not really try. */
const SHORT_MS = 5000;

/** A simulated contact as the plain value that every API is served from. */
export function buildContact(centre: ContactCentre, arrival: Arrival, visit: Visit | undefined): Contact {
  const endedAt = (visit?.next ?? visit)?.endedAt ?? arrival.createdAt + arrival.selfServiceMs;
  const outdial = arrival.fate === "outdial";
  const visits = visit ? [visit, ...(visit.next ? [visit.next] : [])] : [];
  const segments = visits
    .flatMap((each, leg) => each.segments.map((segment) => ({ ...segment, leg })))
    .sort((a, b) => a.from - b.from);
  const talked = segments.some((segment) => segment.kind === "talk");
  const transfers = visits.reduce((sum, each) => sum + each.transfers, 0);
  const recordings = arrival.recorded ? visits.reduce((sum, each) => sum + talksIn(each), 0) : 0;
  const captureReadyAt = recordings > 0 ? endedAt + arrival.captureDelayMs : undefined;
  const outcome = outcomeOf(arrival, visit);
  const number = arrival.customer.address;
  return {
    id: arrival.id,
    orgId: centre.orgId,
    channel: arrival.queue.channel,
    direction: outdial ? "outdial" : "inbound",
    origin: outdial ? arrival.destination : number,
    destination: outdial ? number : arrival.destination,
    entryPointId: outdial ? undefined : arrival.entryPointId,
    customerName: arrival.customer.name,
    createdAt: arrival.createdAt,
    endedAt,
    settledAt: Math.max(endedAt, captureReadyAt ?? 0, ...segments.map((segment) => segment.to)),
    selfServiceEndsAt: arrival.createdAt + arrival.selfServiceMs,
    outcome,
    legs: outdial ? [] : visits.map(buildLeg),
    segments,
    transfers,
    terminatingEnd: terminatingEndOf(arrival, visits.at(-1), outcome),
    callback: visit?.callbackAt === undefined ? undefined : { requestedAt: visit.callbackAt, number },
    wrapUpCodeId: talked ? arrival.wrapUpCodeId : undefined,
    csatScore: outcome === "handled" ? arrival.csatScore : undefined,
    recordings,
    captureReadyAt,
  };
}

function outcomeOf(arrival: Arrival, visit: Visit | undefined): Outcome {
  if (arrival.fate === "self-service" || arrival.fate === "closed") return arrival.fate;
  if (!visit) return arrival.selfServiceMs <= SHORT_MS ? "short" : "abandoned";
  if (visit.answeredAt !== undefined) return "handled";
  return visit.waitEndsAt - visit.enteredAt <= SHORT_MS ? "short" : "abandoned";
}

function terminatingEndOf(arrival: Arrival, visit: Visit | undefined, outcome: Outcome): Contact["terminatingEnd"] {
  if (outcome === "handled" && visit?.answeredAt !== undefined) return arrival.endedBy;
  if (outcome === "closed") return "system";
  return visit && visit.endedAt >= visit.sentAwayAt ? "system" : "customer";
}

/** Agents who talked to the customer; each conversation is a recording of its own. */
const talksIn = (visit: Visit) => (visit.answeredAt === undefined ? 0 : 1 + visit.transfers - (visit.next ? 1 : 0));

function buildLeg(visit: Visit): Leg {
  const { queue } = visit.arrival;
  const waitMs = visit.waitEndsAt - visit.enteredAt;
  const thresholdMs = queue.serviceLevelThresholdSeconds * 1000;
  return {
    queueId: queue.id,
    enteredAt: visit.enteredAt,
    waitEndsAt: visit.waitEndsAt,
    waitMs,
    answeredAt: visit.answeredAt,
    withinServiceLevel: visit.answeredAt !== undefined && waitMs <= thresholdMs,
    offers: visit.offers,
  };
}
