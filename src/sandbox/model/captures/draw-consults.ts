import type { ContactCentre } from "../centre.js";
import type { Contact } from "../contact.js";
import { createRandom } from "../random.js";
import { stableId } from "../stable-id.js";

/** A question to a colleague, or to a virtual agent, while the customer is on hold; it lies inside the hold. */
export interface Consult {
  readonly leg: number;
  readonly from: number;
  readonly to: number;
  readonly agentId: string;
  readonly withVirtualAgent: boolean;
}

const SHORTEST_HOLD_MS = 20_000;
const ASKS_AFTER_MS = 2_500;
const RETURNS_AFTER_MS = 1_500;

/** What the agents of a call asked others during its holds. It takes no time of its own: the hold has it already. */
export function consultsOf(contact: Contact): Consult[] {
  if (contact.channel !== "voice") return [];
  const holds = contact.segments.filter(({ kind, from, to }) => kind === "hold" && to - from >= SHORTEST_HOLD_MS);
  if (holds.length === 0) return [];
  const random = createRandom(`${contact.id}/consults`);
  return holds.flatMap(({ agentId, leg, from, to }) => {
    const consulted = random.chance(0.4);
    const withVirtualAgent = random.chance(0.15);
    const span = { from: from + ASKS_AFTER_MS, to: to - RETURNS_AFTER_MS };
    return consulted ? [{ agentId, leg, ...span, withVirtualAgent }] : [];
  });
}

/** Who is asked: somebody of the same team, always the same for the same call. */
export function consultedAgentOf(centre: ContactCentre, contact: Contact, consult: Consult): string {
  const asking = centre.agents.find((agent) => agent.id === consult.agentId);
  const others = centre.agents.filter(({ id, teamId }) => id !== consult.agentId && teamId === asking?.teamId);
  return createRandom(`${contact.id}/consulted/${consult.from}`).pick(others.length > 0 ? others : centre.agents).id;
}

/** The org's virtual agent, which greets callers and answers agents. */
export const virtualAgentOf = (orgId: string): string => stableId(`${orgId}/virtual-agent`);
