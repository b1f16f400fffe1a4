import type { Contact } from "../../model/contact.js";

/** Something that is counted for an agent, at its moment. */
export interface AgentEvent {
  readonly kind: "offered" | "accepted" | "rejected" | "transferred";
  readonly agentId: string;
  readonly at: number;
}

/**
 * What a contact adds to its agents' counts. Every agent who connects was offered it once and accepted it once, the
 * colleague it is handed to as well, while its queue counts each visit once. So over whole days
 *
 *     accepted by all agents = accepted in all queues + transferred by all agents
 *
 * and the same for offers; rejections are equal. "Transferred" is to another agent, as in the OpenAPI: a contact that is
 * sent on to another queue is accepted there anew. A call that an agent makes was offered to nobody and counts nowhere.
 */
export function agentEventsOf(contact: Contact): AgentEvent[] {
  if (contact.direction === "outdial") return [];
  const events: AgentEvent[] = [];
  let holder: { readonly agentId: string; readonly leg: number } | undefined;
  for (const { kind, agentId, leg, from, to } of contact.segments) {
    if (kind !== "ringing" && kind !== "missed") continue;
    events.push({ kind: "offered", agentId, at: from });
    events.push({ kind: kind === "missed" ? "rejected" : "accepted", agentId, at: to });
    if (kind === "missed") continue;
    if (holder?.leg === leg) events.push({ kind: "transferred", agentId: holder.agentId, at: to });
    holder = { agentId, leg };
  }
  return events;
}
