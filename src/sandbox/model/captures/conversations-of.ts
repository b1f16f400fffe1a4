import type { Contact } from "../contact.js";

interface Span {
  readonly from: number;
  readonly to: number;
}

/** What one agent and the customer had together, from the first word to the last; holds lie inside it. */
export interface Conversation extends Span {
  readonly agentId: string;
  readonly leg: number;
  readonly holds: readonly Span[];
}

/**
 * A call's conversations in their order, one for each agent who took it. With `shortestMs` the last one goes on until
 * all of them together, with what lies between, last that long.
 */
export function conversationsOf(contact: Contact, shortestMs = 0): Conversation[] {
  const conversations: Conversation[] = [];
  for (const { kind, agentId, leg, from, to } of contact.segments) {
    if (kind !== "talk" && kind !== "hold") continue;
    const holds = kind === "hold" ? [{ from, to }] : [];
    const last = conversations.at(-1);
    if (last?.agentId !== agentId || last.leg !== leg) conversations.push({ agentId, leg, from, to, holds });
    else conversations[conversations.length - 1] = { ...last, to, holds: [...last.holds, ...holds] };
  }
  const [first] = conversations;
  const last = conversations.pop();
  if (!first || !last) return [];
  return [...conversations, { ...last, to: Math.max(last.to, first.from + shortestMs) }];
}

/** The stretches of a conversation in which both are on the line. */
export function talksOf({ from, to, holds }: Conversation): Span[] {
  const starts = [from, ...holds.map((hold) => hold.to)];
  return starts.map((start, n) => ({ from: start, to: holds[n]?.from ?? to })).filter((span) => span.to > span.from);
}
