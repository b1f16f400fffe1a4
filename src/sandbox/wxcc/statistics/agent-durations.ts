import type { AgentState } from "../../model/contact.js";

/** The sums an agent's time goes to; ringing and the moment of not responding go to none. */
export type AgentDuration = "engagedMs" | "holdMs" | "wrapUpMs" | "availableMs" | "unavailableMs";

const durations: Readonly<Partial<Record<AgentState["state"], AgentDuration>>> = {
  connected: "engagedMs",
  "on-hold": "holdMs",
  wrapup: "wrapUpMs",
  available: "availableMs",
  idle: "unavailableMs",
};

/**
 * Which sum a stretch of an agent's place belongs to. Time with calls that the agent made belongs to none: Search keeps it
 * in fields of its own (`outdialConnectedDuration` and others), and here it would be divided by contacts it is not part of.
 */
export function durationOf(state: AgentState): AgentDuration | undefined {
  // Only a call that an agent made is a contact without a queue.
  const outdial = state.contactId !== undefined && state.queueId === undefined;
  return outdial ? undefined : durations[state.state];
}
