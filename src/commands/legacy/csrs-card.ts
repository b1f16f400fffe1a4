import { tz } from "@date-fns/tz";
import { format } from "date-fns";
import type { Block, Card, Cell } from "../../cards/card.js";
import type { Filters, Period } from "../../conversation/ask.js";
import { askText } from "../../conversation/format-ask.js";
import { describePeriod } from "../../conversation/period.js";
import { formatCount, formatDuration } from "../../metrics/format.js";
import type { OrgRecord } from "../../store/records.js";
import type { LegacyContact } from "../../wxcc/legacy/contact.js";
import type { TimeUnit } from "../../wxcc/legacy/read-times.js";
import type { LegacyRecord } from "../../wxcc/legacy/record.js";
import type { Ask } from "../command.js";
import { describeAsOf } from "../queue-stats/describe-moments.js";
import { outcomeOf } from "./contact-facts.js";
import { unitLine } from "./describe-times.js";
import { narrowedLine } from "./narrow-contacts.js";

/** Contacts of one org and period, narrowed, oldest first. */
export interface ContactList {
  readonly org: OrgRecord;
  readonly period: Period;
  readonly contacts: readonly LegacyContact[];
  readonly unit: TimeUnit | undefined;
  /** As they came, those of the contacts among them. */
  readonly records: readonly LegacyRecord[];
}

const ROWS = 10;
const DAY_MS = 86_400_000;

/** The card of `legacy csrs`: totals and the newest contacts, each leading to its trace. */
export function csrsCard(
  { org, period, contacts, unit }: Omit<ContactList, "records">,
  askWith: (filters: Partial<Filters>) => string,
  { sentence, zone }: Pick<Ask, "sentence" | "zone">,
  now: number,
): Card {
  const count = contacts.length === 1 ? "1 contact" : `${formatCount(contacts.length)} contacts`;
  const again = askWith({});
  return {
    title: "Legacy contacts",
    summary: contacts.length === 0 ? "no contacts" : count,
    subtitle: [
      `${org.name} · ${describeAsOf(Math.min(period.to, now), now, zone, period.open)}`,
      describePeriod(period),
      narrowedLine(sentence.filters),
    ].filter((line) => line !== undefined),
    blocks: contacts.length === 0 ? [noneBlock] : [totals(contacts), newest(org, period, contacts, zone)],
    actions: [
      { kind: "ask", label: "Refresh", ask: again },
      ...(contacts.length === 0
        ? []
        : (["csv", "xlsx"] as const).map((as) => ({
            kind: "ask" as const,
            label: as === "csv" ? "As CSV" : "As Excel",
            ask: `${again} as ${as}`,
          }))),
    ],
    footer: [
      "Source: legacy interface, version 1, contact session records. Numbers of customers are masked.",
      ...(contacts.length === 0 ? [] : [unitLine(unit)]),
    ],
  };
}

const noneBlock: Block = { kind: "text", text: "No contacts in this period.", strong: true };

function totals(contacts: readonly LegacyContact[]): Block {
  const odd = contacts.filter(({ oddities }) => oddities.length > 0).length;
  return {
    kind: "facts",
    facts: [
      ["Contacts", formatCount(contacts.length)],
      ["Channels", countBy(contacts, ({ channel }) => channel)],
      [
        "Outcomes",
        countBy(contacts, (contact) =>
          outcomeOf({ ...contact, endedBy: undefined }).replace(/^.*still open$/, "still open"),
        ),
      ],
      ["Odd records", odd === 0 ? "none" : `${formatCount(odd)}, noted in the file`],
    ],
  };
}

/** "voice 120 · chat 35", most first. */
function countBy(contacts: readonly LegacyContact[], keyOf: (contact: LegacyContact) => string): string {
  const counts = new Map<string, number>();
  for (const contact of contacts) counts.set(keyOf(contact), (counts.get(keyOf(contact)) ?? 0) + 1);
  return [...counts]
    .sort(([a, n], [b, m]) => m - n || a.localeCompare(b, "en"))
    .map(([name, n]) => `${name}\u00a0${formatCount(n)}`)
    .join(" · ");
}

function newest(org: OrgRecord, period: Period, contacts: readonly LegacyContact[], zone: string): Block {
  // A day on which the clocks go back has 25 hours.
  const dated = period.to - period.from > DAY_MS + 3_600_000;
  const shown = contacts.slice(-ROWS).reverse();
  return {
    kind: "table",
    title: shown.length < contacts.length ? `The newest ${ROWS}` : "Newest first",
    columns: [
      { title: "Time", align: "left", weight: 4 },
      { title: "Queue", align: "left", weight: 5 },
      { title: "Took", align: "right", weight: 3 },
      { title: "Outcome", align: "left", weight: 2, detail: true },
      { title: "Agent", align: "left", weight: 2, detail: true },
      { title: "Customer", align: "left", weight: 2, detail: true },
      { title: "Contact", align: "left", weight: 2, detail: true },
    ],
    rows: shown.map((contact): Cell[] => {
      const ask = askText("legacy trace", { args: contact.id, filters: { org: [org.name] } });
      const { startedAt, endedAt } = contact;
      return [
        { text: format(startedAt, dated ? "EEE d MMM HH:mm:ss" : "HH:mm:ss", { in: tz(zone) }), ask },
        { text: contact.queueName ?? "no queue", ask },
        { text: formatDuration(endedAt === undefined ? null : Math.max(0, endedAt - startedAt)) },
        { text: outcomeOf(contact) },
        { text: contact.agentName ?? "—" },
        { text: contact.customer },
        { text: contact.id },
      ];
    }),
    note: "Press a row for the contact's trace, or write legacy trace and its id.",
  };
}
