import type { Block, Card, Cell } from "../../cards/card.js";
import type { Filters, Period } from "../../conversation/ask.js";
import { askText } from "../../conversation/format-ask.js";
import { describePeriod } from "../../conversation/period.js";
import { formatCount } from "../../metrics/format.js";
import type { OrgRecord } from "../../store/records.js";
import type { Trace } from "../../wxcc/legacy/trace.js";
import { narrowedLine } from "./narrow-contacts.js";
import { chainState } from "./trace-words.js";

const ROWS = 10;

/** The card of `legacy traces`: how many chains are whole, and those that are not. */
export function tracesCard(
  { org, period, traces }: { readonly org: OrgRecord; readonly period: Period; readonly traces: readonly Trace[] },
  again: string,
  filters: Filters,
): Card {
  const broken = traces.filter(({ end }) => end.kind !== "ended" && end.kind !== "open");
  const open = traces.filter(({ end }) => end.kind === "open").length;
  const steps = traces.reduce((sum, trace) => sum + trace.steps.length, 0);
  const whole = traces.length - broken.length - open;
  return {
    title: "Legacy traces",
    summary:
      traces.length === 0
        ? "no contacts"
        : `${formatCount(traces.length)} contacts, ${formatCount(steps)} steps, ${broken.length === 0 ? "no chain broken" : `${formatCount(broken.length)} chains broken`}`,
    subtitle: [org.name, describePeriod(period), narrowedLine(filters)].filter((line) => line !== undefined),
    blocks:
      traces.length === 0
        ? [{ kind: "text", text: "No contacts in this period.", strong: true }]
        : [
            {
              kind: "facts",
              facts: [
                ["Contacts", formatCount(traces.length)],
                ["Steps", formatCount(steps)],
                ["Whole chains", formatCount(whole)],
                ["Still open", formatCount(open)],
                ["Broken chains", broken.length === 0 ? "none" : formatCount(broken.length)],
              ],
            },
            ...(broken.length === 0 ? [] : [brokenRows(org, broken)]),
          ],
    actions: [
      { kind: "ask", label: "Refresh", ask: again },
      ...(traces.length > 0 ? [{ kind: "ask" as const, label: "As Excel", ask: `${again} as xlsx` }] : []),
    ],
    footer: [
      "Source: legacy interface, version 1; each step was fetched from the one before. The file has every step.",
      "Numbers of customers are masked.",
    ],
  };
}

function brokenRows(org: OrgRecord, broken: readonly Trace[]): Block {
  const shown = broken.slice(0, ROWS);
  return {
    kind: "table",
    title: shown.length < broken.length ? `The first ${ROWS} broken chains` : "Broken chains",
    columns: [
      { title: "Contact", align: "left", weight: 6 },
      { title: "Chain", align: "left", weight: 4 },
      { title: "Steps", align: "right", weight: 2 },
    ],
    rows: shown.map((trace): Cell[] => {
      const ask = askText("legacy trace", { args: trace.contact.id, filters: { org: [org.name] } });
      return [
        { text: trace.contact.id, ask },
        { text: chainState(trace), tone: "warning" },
        { text: formatCount(trace.steps.length) },
      ];
    }),
    note: "Press a contact for what is wrong with its chain.",
  };
}
