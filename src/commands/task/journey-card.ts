import { tz } from "@date-fns/tz";
import { format } from "date-fns";
import type { Card } from "../../cards/card.js";
import { askText } from "../../conversation/format-ask.js";
import { formatCount, formatDuration } from "../../metrics/format.js";
import type { OrgRecord } from "../../store/records.js";
import type { Journey } from "../../wxcc/tasks/journey.js";
import type { Ask } from "../command.js";
import { journeyRows } from "./journey-rows.js";

/** The card of `task`: what became of the contact, who had it, and every step of it. */
export function journeyCard(org: OrgRecord, journey: Journey, { text, zone }: Pick<Ask, "text" | "zone">): Card {
  const at = (pattern: string, instant: number) => format(instant, pattern, { in: tz(zone) });
  const here = { org: [org.name] };
  const day = at("yyyy-MM-dd", journey.createdAt);
  return {
    title: "Task",
    summary: `${journey.channel}, ${outcome(journey)}${journey.agentName ? `, ${journey.agentName}` : ""}`,
    subtitle: [`${org.name} · ${journey.id}`, `${at("EEE d MMM yyyy HH:mm:ss", journey.createdAt)} (${zone})`],
    blocks: [
      {
        kind: "facts",
        facts: [
          ["Outcome", outcome(journey)],
          ["Channel", [journey.channel, journey.direction].filter(Boolean).join(", ")],
          ["Customer", journey.customer],
          ["Handled by", [journey.agentName, journey.teamName].filter(Boolean).join(", ") || "nobody"],
          ["Last queue", journey.queueName ?? "none"],
          ["Waited", formatDuration(journey.waitMs)],
          ["Talk", formatDuration(journey.talkMs)],
          ["Hold", formatDuration(journey.holdMs)],
          ["Wrap-up", [formatDuration(journey.wrapUpMs), journey.wrapUpReason].filter(Boolean).join(", ")],
          ["Transfers", formatCount(journey.transfers)],
          ["Whole contact", formatDuration(journey.totalMs)],
          ["Recording", recording(journey)],
        ],
      },
      journeyRows(journey, zone),
    ],
    actions: [
      ...(journey.recorded || (journey.recordings ?? 0) > 0
        ? [{ kind: "ask" as const, label: "Recording", ask: askText("recording", { args: journey.id, filters: here }) }]
        : []),
      { kind: "ask", label: "Refresh", ask: text },
      { kind: "ask", label: "Tasks of that day", ask: askText("tasks", { period: day, filters: here }) },
    ],
    footer: ["Source: Search API, contact and activity records. Numbers of customers are masked."],
  };
}

function outcome({ status, handleType, endedBy, endedAt }: Journey): string {
  if (endedAt === undefined) return status === "parked" ? "waiting in a queue" : `${status}, still open`;
  const by = endedBy ? `, ended by the ${endedBy}` : "";
  if (handleType === "abandoned") return "abandoned by the customer";
  if (handleType === "short") return "short call: left within seconds";
  return `ended${by}`;
}

function recording({ recorded, recordings }: Journey): string {
  if (recordings !== null && recordings > 0) return recordings === 1 ? "1 recording" : `${recordings} recordings`;
  if (recorded === true) return "recorded, not ready yet";
  return recorded === false ? "none" : "not known yet";
}
