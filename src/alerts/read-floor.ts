import { countPresence } from "../commands/agents-now/count-presence.js";
import { resolvePeriod } from "../conversation/period.js";
import { asProblem, type Problem } from "../errors.js";
import type { OrgRecord } from "../store/records.js";
import { mainPlace } from "../wxcc/agents/describe-state.js";
import type { Urgency } from "../wxcc/budget.js";
import type { ContactCenter } from "../wxcc/contact-center.js";
import type { ReadingKind } from "./alert-metric.js";
import type { SlotReading } from "./judge-slot.js";
import type { QueueReading, Readings } from "./readings.js";
import type { Slot } from "./slot.js";

/** What figures are read with. */
export type FloorServices = Pick<ContactCenter, "statistics" | "agentWork" | "agentFigures">;

/**
 * Reads what the rules of an org need, each kind once and each by itself: a kind that fails takes no other with it. These are
 * the very questions of `queues now` and `queue stats today`, so whoever asks in the same minute shares the answer.
 */
export async function readFloor(
  org: OrgRecord,
  kinds: ReadonlySet<ReadingKind>,
  zone: string,
  urgency: Urgency,
  { statistics, agentWork, agentFigures }: FloorServices,
): Promise<Readings> {
  const problems: Problem[] = [];
  const asOf = statistics.asOf();
  const today = () => resolvePeriod({ kind: "today" }, { now: asOf, zone });
  async function part<T>(kind: ReadingKind, read: () => Promise<T>): Promise<T | undefined> {
    if (!kinds.has(kind)) return undefined;
    try {
      return await read();
    } catch (error) {
      problems.push(asProblem(error));
      return undefined;
    }
  }
  const [waiting, agents, queues, agentsToday] = await Promise.all([
    part("waiting", () => statistics.waiting(org, {}, urgency)),
    part("agents", async () =>
      countPresence((await agentWork.signedIn(org, asOf, urgency)).flatMap(({ places }) => mainPlace(places) ?? [])),
    ),
    part("today", () => statistics.queues(org, today(), {}, urgency)),
    part("agents-today", () => agentFigures.agents(org, today(), {}, urgency)),
  ]);
  return {
    ...(waiting && { waiting }),
    ...(agents && { agents }),
    ...(queues && { today: queues }),
    ...(agentsToday && { agentsToday }),
    problems,
  };
}

/** A slot and the weeks before; closed intervals are remembered, so the history is asked for once per slot and org. */
export async function readSlot(
  org: OrgRecord,
  slot: Slot,
  urgency: Urgency,
  { statistics }: Pick<FloorServices, "statistics">,
): Promise<SlotReading> {
  const read = (range: Slot["range"]) => statistics.queues(org, range, {}, urgency);
  const [now, ...before] = await Promise.all([read(slot.range), ...slot.before.map(read)]);
  const alike = before.filter((reading: QueueReading) => reading.source === now.source);
  return { slot, now, before: alike };
}
