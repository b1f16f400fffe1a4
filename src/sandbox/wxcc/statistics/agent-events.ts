import type { Contact } from "../../model/contact.js";

/** Something that is counted for an agent, at its moment. */
export interface AgentEvent {
  readonly kind: "offered" | "accepted" | "rejected" | "transferred";
  readonly agentId: string;
  readonly at: number;
}

/**
 * What a contact adds to its agents' counts. Every agent who connects accepts it once and was offered it once, the
 * colleague it is passed on to as well, while its queue counts the contact once. So over whole days
 *
 *     accepted by all agents = accepted in all queues + transferred by all agents
 *
 * and the same for offers; rejections are equal. A call that an agent makes was offered to nobody and counts nowhere.
 */
export function agentEventsOf(contact: Contact): AgentEvent[] {
  if (contact.direction === "outdial") return [];
  const events: AgentEvent[] = [];
  let holder: string | undefined;
  for (const { kind, agentId, from, to } of contact.segments) {
    if (kind !== "ringing" && kind !== "missed") continue;
    events.push({ kind: "offered", agentId, at: from });
    events.push({ kind: kind === "missed" ? "rejected" : "accepted", agentId, at: to });
    if (kind === "missed") continue;
    if (holder !== undefined) events.push({ kind: "transferred", agentId: holder, at: to });
    holder = agentId;
  }
  return events;
}
