import type { Block, Cell } from "../../cards/card.js";
import { compare, formatChange } from "../../metrics/compare.js";
import { type MetricDefinition, metric } from "../../metrics/definitions.js";
import { formatCount } from "../../metrics/format.js";
import { standsOut } from "../../metrics/stands-out.js";
import type { OrgSettings } from "../../store/records.js";
import { volumeOf } from "./find-reasons.js";
import { type Field, holdAgainstUsual } from "./usual.js";

const lostTones = { above: "bad", below: "good", usual: "quiet" } as const;

/** How many came and what became of them, beside what is usual over the same hours or days. */
export function contactsTable(
  field: Field,
  settings: OrgSettings,
  names: { readonly period: string; readonly against: string; readonly upTo: string },
): Block {
  const { now, usual } = holdAgainstUsual(field);
  // In colour only when it is more than the usual ups and downs.
  const lostTone = lostTones[standsOut(volumeOf(field, "abandoned")) ?? "usual"];
  const row = (name: string, of: MetricDefinition): Cell[] => {
    const change = compare(of, now, usual, settings);
    return [
      { text: name },
      { text: formatCount(of.compute(now, settings)) },
      { text: formatCount(of.compute(usual, settings)) },
      { text: change ? formatChange(change) : "—", tone: of === metric.abandoned ? lostTone : "quiet" },
    ];
  };
  return {
    kind: "table",
    title: ["Contacts", names.upTo, names.against].filter(Boolean).join(" "),
    columns: [
      { title: "What", align: "left", weight: 4 },
      { title: names.period, align: "right", weight: 3, proper: true },
      { title: "Usual", align: "right", weight: 3 },
      { title: "Change", align: "right", weight: 3 },
    ],
    rows: [row("Offered", metric.offered), row("Handled", metric.answered), row("Abandoned", metric.abandoned)],
  };
}
