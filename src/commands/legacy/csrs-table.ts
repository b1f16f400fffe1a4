import type { Filters } from "../../conversation/ask.js";
import { describePeriod } from "../../conversation/period.js";
import type { AnswerTable, TableValue } from "../../files/table.js";
import type { LegacyContact } from "../../wxcc/legacy/contact.js";
import { fileName } from "../about-figures.js";
import { outcomeOf } from "./contact-facts.js";
import type { ContactList } from "./csrs-card.js";
import { unitLine } from "./describe-times.js";
import { narrowedLine } from "./narrow-contacts.js";
import { otherColumns } from "./other-columns.js";

/** Every contact, oldest first, with every other column that its record has; customers stay masked, because a file is read in a space as well. */
export function csrsTable({ org, period, contacts, unit, records }: ContactList, filters: Filters): AnswerTable {
  const others = otherColumns(records, org.settings.masking);
  return {
    name: fileName("legacy-csrs", period),
    title: "Legacy contacts",
    zone: period.zone,
    columns: [
      { title: "Contact", kind: "text" },
      { title: "Began", kind: "time" },
      { title: "Ended", kind: "time" },
      { title: "Channel", kind: "text" },
      { title: "Direction", kind: "text" },
      { title: "Outcome", kind: "text" },
      { title: "Customer", kind: "text" },
      { title: "Entry point", kind: "text" },
      { title: "Queue", kind: "text" },
      { title: "Agent", kind: "text" },
      { title: "Team", kind: "text" },
      { title: "Site", kind: "text" },
      { title: "Menu", kind: "duration" },
      { title: "Waited", kind: "duration" },
      { title: "Talk", kind: "duration" },
      { title: "Hold", kind: "duration" },
      { title: "Wrap-up", kind: "duration" },
      { title: "Odd", kind: "text" },
      ...others.names.map((title) => ({ title, kind: "text" as const })),
    ],
    rows: contacts.map((contact) => [...rowOf(contact), ...others.valuesOf(contact.id)]),
    about: [
      ["Contact centre", org.name],
      ["Period", describePeriod(period)],
      ["Filters", narrowedLine(filters) ?? "none"],
      ["Source", "Legacy interface, version 1, contact session records (CSR)"],
      ["Lengths", unitLine(unit)],
      ["Customer", "masked"],
    ],
  };
}

const rowOf = (contact: LegacyContact): readonly TableValue[] => [
  contact.id,
  contact.startedAt,
  contact.endedAt ?? null,
  contact.channel,
  contact.direction,
  outcomeOf(contact),
  contact.customer,
  contact.entryPointName ?? null,
  contact.queueName ?? null,
  contact.agentName ?? null,
  contact.teamName ?? null,
  contact.siteName ?? null,
  contact.menuMs,
  contact.waitMs,
  contact.talkMs,
  contact.holdMs,
  contact.wrapUpMs,
  contact.oddities.join("; ") || null,
];
