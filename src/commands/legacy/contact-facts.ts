import { formatDuration } from "../../metrics/format.js";
import type { LegacyContact } from "../../wxcc/legacy/contact.js";
import { showMoment } from "./describe-times.js";

type Facts = readonly (readonly [string, string])[];

/** What became of a contact, in a supervisor's words. */
export function contactFacts(contact: LegacyContact, zone: string): Facts {
  return [
    ["Began", showMoment(contact.startedAt, zone)],
    ["Ended", contact.endedAt === undefined ? "not yet" : showMoment(contact.endedAt, zone)],
    ["Outcome", outcomeOf(contact)],
    ["Channel", `${contact.channel}, ${contact.direction}`],
    ["Customer", contact.customer],
    ["Entry point", contact.entryPointName ?? "none"],
    ["Queue", contact.queueName ?? "none"],
    ["Handled by", [contact.agentName, contact.teamName, contact.siteName].filter(Boolean).join(", ") || "nobody"],
    ["Menu", formatDuration(contact.menuMs)],
    ["Waited", formatDuration(contact.waitMs)],
    ["Talk", formatDuration(contact.talkMs)],
    ["Hold", formatDuration(contact.holdMs)],
    ["Wrap-up", formatDuration(contact.wrapUpMs)],
    ["Whole contact", formatDuration(contact.endedAt === undefined ? null : contact.endedAt - contact.startedAt)],
  ];
}

/** "ended normally, by the customer", "abandoned", "parked, still open". */
export function outcomeOf({ endedAt, state, termination, endedBy }: LegacyContact): string {
  if (endedAt === undefined) return `${state}, still open`;
  const how = terminations[termination?.toLowerCase() ?? ""] ?? termination?.replaceAll("_", " ") ?? "ended";
  return endedBy ? `${how}, by the ${endedBy}` : how;
}

const terminations: Readonly<Record<string, string>> = {
  normal: "ended normally",
  abandoned: "abandoned",
  self_service: "ended in self-service",
};
