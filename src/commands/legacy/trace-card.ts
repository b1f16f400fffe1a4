import type { Block, Card, Cell } from "../../cards/card.js";
import { askText } from "../../conversation/format-ask.js";
import { formatDuration } from "../../metrics/format.js";
import type { OrgRecord } from "../../store/records.js";
import type { Trace, TracedStep } from "../../wxcc/legacy/trace.js";
import type { Ask } from "../command.js";
import { stepTable } from "../task/step-table.js";
import { outcomeOf } from "./contact-facts.js";
import { showMoment } from "./describe-times.js";
import { chainLine, chainState, describeFaults, describeTraced } from "./trace-words.js";

/** The card of `legacy trace`: the contact, every step of its chain with its length, and what is wrong with the chain. */
export function traceCard(org: OrgRecord, trace: Trace, { text, zone }: Pick<Ask, "text" | "zone">): Card {
  const { contact, steps } = trace;
  const faults = describeFaults(trace);
  const here = { args: contact.id, filters: { org: [org.name] } };
  const count = steps.length === 1 ? "1 step" : `${steps.length} steps`;
  return {
    title: "Legacy trace",
    summary: `${contact.channel}, ${outcomeOf(contact)}, ${count}`,
    subtitle: [`${org.name} · ${contact.id}`, `${showMoment(contact.startedAt, zone)} (${zone})`],
    blocks: [
      {
        kind: "facts",
        facts: [
          ["Outcome", outcomeOf(contact)],
          ["Channel", `${contact.channel}, ${contact.direction}`],
          ["Customer", contact.customer],
          ["Handled by", [contact.agentName, contact.teamName].filter(Boolean).join(", ") || "nobody"],
          ["Last queue", contact.queueName ?? "none"],
          ["Whole contact", formatDuration(contact.endedAt === undefined ? null : contact.endedAt - contact.startedAt)],
          ["Chain", `${count}, ${chainState(trace)}`],
        ],
      },
      ...faultBlocks(faults),
      ...(steps.length > 0 ? [timeline(trace, zone)] : []),
      { kind: "text", text: chainLine(trace), tone: "quiet" },
    ],
    actions: [
      { kind: "ask", label: "Record", ask: askText("legacy csr", here) },
      { kind: "ask", label: "Journey", ask: askText("task", here) },
      { kind: "ask", label: "Refresh", ask: text },
      { kind: "ask", label: "As CSV", ask: `${text} as csv` },
    ],
    footer: [
      "Source: legacy interface, version 1; each step was fetched from the one before. Numbers of customers are masked.",
      "Wrap-up is in the agents' records and not in a contact's chain.",
    ],
  };
}

function faultBlocks(faults: readonly string[]): Block[] {
  if (faults.length === 0) return [];
  return [
    { kind: "text", text: "The records do not tell everything", tone: "warning", strong: true },
    { kind: "list", items: faults },
  ];
}

const timeline = ({ contact, steps }: Trace, zone: string): Block =>
  stepTable(
    steps.map((step) => ({
      text: describeTraced(step, contact.channel),
      from: step.from,
      took: took(step),
      above: gapRow(step),
    })),
    contact.startedAt,
    zone,
  );

function gapRow({ gapMs, from }: TracedStep): Cell[][] {
  if (gapMs === 0) return [];
  const said = gapMs > 0 ? "Nothing is told" : "Overlaps with the step before";
  return [
    [
      { text: said, tone: "warning" },
      { text: from > 0 ? "" : "—" },
      { text: formatDuration(Math.abs(gapMs)), tone: "warning" },
    ],
  ];
}

/** Moments take no time, and a dash would say that it is not known. */
function took({ lengthMs, to }: TracedStep): string {
  if (to === undefined) return "so far";
  return lengthMs === 0 ? "" : formatDuration(lengthMs);
}
