import type { Block, Card, CardAction } from "../../cards/card.js";
import { askText } from "../../conversation/format-ask.js";
import { formatCount, formatDuration } from "../../metrics/format.js";
import type { OrgRecord } from "../../store/records.js";
import { readContact } from "../../wxcc/legacy/contact.js";
import { USUAL_UNIT } from "../../wxcc/legacy/legacy.js";
import { kindNames, type LegacyKind } from "../../wxcc/legacy/legacy-kind.js";
import { lengthUnit, readLength, readMoment } from "../../wxcc/legacy/read-times.js";
import type { LegacyRecord } from "../../wxcc/legacy/record.js";
import { readStep } from "../../wxcc/legacy/step.js";
import type { Ask } from "../command.js";
import { contactFacts } from "./contact-facts.js";
import { showMoment, unitLine } from "./describe-times.js";

type Facts = readonly (readonly [string, string])[];

/** One record of any kind: what matters of it on the card, all of it in the file. */
export function recordCard(
  org: OrgRecord,
  kind: LegacyKind,
  id: string,
  record: LegacyRecord,
  { text, zone }: Pick<Ask, "text" | "zone">,
): Card {
  const unit = lengthUnit([record]);
  const contact = kind === "csrs" ? readContact(record, unit ?? USUAL_UNIT, org.settings.masking) : undefined;
  const facts = contact
    ? contactFacts(contact, zone)
    : kind === "cars"
      ? stepFacts(record, zone)
      : agentFacts(record, zone);
  const odd = contact ? contact.oddities : lengthsOdd(record);
  const { letters, one } = kindNames[kind];
  return {
    title: `Legacy ${letters}`,
    summary: `${one} of ${org.name}`,
    subtitle: [`${org.name} · ${id}`, `Times in ${zone}`],
    blocks: [
      { kind: "facts", facts: facts.filter(([, said]) => said !== "") },
      ...oddBlocks(odd),
      {
        kind: "text",
        text: `The record has ${formatCount(record.fields.length)} columns; the file has all of them.`,
        tone: "quiet",
      },
    ],
    actions: [...actionsFor(org, kind, id, record), { kind: "ask", label: "As CSV", ask: `${text} as csv` }],
    footer: [`Source: legacy interface, version 1. Numbers of customers are masked.`, unitLine(unit)],
  };
}

/** What is wrong with a record, if anything is. */
function oddBlocks(oddities: readonly string[]): Block[] {
  if (oddities.length === 0) return [];
  return [
    { kind: "text", text: "Odd in the record", tone: "warning", strong: true },
    { kind: "list", items: oddities },
  ];
}

function stepFacts(record: LegacyRecord, zone: string): Facts {
  const step = readStep(record);
  if (!step) return [["Record", "it has no id or no beginning"]];
  const { from, to } = step;
  return [
    ["Step", step.event],
    ["Began", showMoment(from, zone)],
    ["Ended", to === undefined ? "not yet" : showMoment(to, zone)],
    ["Took", to === undefined ? "—" : formatDuration(Math.max(0, to - from))],
    ["Then", step.next ?? (step.event === "ended" ? "nothing, it is the end" : "not said")],
    ["Queue", step.queueName ?? "none"],
    ["Agent", step.agentName ?? "nobody"],
    ["Sent on to", step.toQueueName ?? step.toAgentName ?? ""],
    ["Contact", step.contactId ?? "not said"],
  ];
}

function agentFacts(record: LegacyRecord, zone: string): Facts {
  const from = readMoment(record, "cstts");
  const to = readMoment(record, "cetts");
  const { ms } = readLength(record, "duration", lengthUnit([record]) ?? USUAL_UNIT);
  const length = from !== undefined && to !== undefined ? to - from : ms;
  return [
    ["Agent", record.text("agentName") ?? "nobody"],
    ["Signs in as", record.text("agentlogin") ?? ""],
    ["Team", [record.text("teamName"), record.text("siteName")].filter(Boolean).join(", ")],
    ["State", record.text("currentState") ?? "not said"],
    ["Idle reason", record.text("idleCodeName") ?? ""],
    ["Channel", record.text("channelType") ?? ""],
    ["Began", showMoment(from, zone)],
    ["Ended", to === undefined ? "not yet" : showMoment(to, zone)],
    ["Took", to === undefined && ms === null ? "" : formatDuration(length)],
    ["Contact", record.text("callSessionId") ?? ""],
  ];
}

const lengthsOdd = (record: LegacyRecord): readonly string[] =>
  record.fields
    .filter(({ name }) => /duration|time$/i.test(name))
    .flatMap(({ name }) => readLength(record, name, USUAL_UNIT).odd ?? []);

function actionsFor(org: OrgRecord, kind: LegacyKind, id: string, record: LegacyRecord): CardAction[] {
  const filters = { org: [org.name] };
  const ask = (label: string, command: string, args: string | undefined): CardAction[] =>
    args === undefined ? [] : [{ kind: "ask", label, ask: askText(command, { args, filters }) }];
  const step = kind === "cars" ? readStep(record) : undefined;
  const next =
    step?.next && step.rawEnd && step.contactId ? `${step.contactId}-${step.rawEnd}-${step.next}` : undefined;
  switch (kind) {
    case "csrs":
      return [...ask("Trace", "legacy trace", id), ...ask("Journey", "task", id)];
    case "cars":
      return [...ask("Next step", "legacy car", next), ...ask("Trace", "legacy trace", step?.contactId)];
    case "asrs":
      return [];
    case "aars":
      return [
        ...ask("Session", "legacy asr", record.text("agentSessionId")),
        ...ask("Trace", "legacy trace", record.text("callSessionId")),
      ];
  }
}
