import { tz } from "@date-fns/tz";
import { format } from "date-fns";
import type { Block, Card, CardAction, Cell } from "../../cards/card.js";
import type { Period } from "../../conversation/ask.js";
import { askText } from "../../conversation/format-ask.js";
import { describePeriod } from "../../conversation/period.js";
import { formatCount } from "../../metrics/format.js";
import type { Ask } from "../command.js";
import type { OrgAnswers } from "../queue-stats/ask-each-org.js";
import { failedOrgBlocks, howManyAnswered } from "../queue-stats/failed-orgs.js";
import type { Listening } from "./read-listenings.js";

const ROWS = 10;

/** The card of `audit recordings`: how often, and one page of who, when and which; a page beyond the last is the last. */
export function listeningsCard(
  { sentence, zone }: Pick<Ask, "sentence" | "zone">,
  { period, page }: { readonly period: Period; readonly page: number },
  listenings: readonly Listening[],
  answers: OrgAnswers<unknown>,
  orgNames: readonly string[],
): Card {
  const pages = Math.max(1, Math.ceil(listenings.length / ROWS));
  const shown = Math.min(page, pages);
  const before = (shown - 1) * ROWS;
  const rows = listenings.slice(before, before + ROWS);
  const parts = { period: period.phrase, filters: sentence.filters, zone: sentence.zone };
  const at = (label: string, number: number): CardAction => {
    const args = number > 1 ? `page ${number}` : "";
    return { kind: "ask", label, ask: askText("audit recordings", { args, ...parts }) };
  };
  const place = `${before + 1}–${before + rows.length} of ${formatCount(listenings.length)} · page ${shown} of ${formatCount(pages)}`;
  return {
    title: "Who listened",
    summary: totals(listenings),
    subtitle: [orgNames.join(", "), describePeriod(period), howManyAnswered(answers)].filter(
      (line) => line !== undefined,
    ),
    blocks: [
      { kind: "text", text: totals(listenings), strong: true },
      ...(rows.length > 0
        ? [listeningRows(rows, zone), { kind: "text" as const, text: place, tone: "quiet" as const }]
        : []),
      ...failedOrgBlocks(answers),
    ],
    actions: [
      ...(shown < pages ? [at("Next page", shown + 1)] : []),
      ...(shown > 1 ? [at("Previous page", shown - 1)] : []),
      at("Refresh", shown),
      ...(listenings.length > 0
        ? [{ kind: "ask" as const, label: "As Excel", ask: askText("audit recordings", { ...parts, as: "xlsx" }) }]
        : []),
      { kind: "ask", label: "Who can listen", ask: "who can listen" },
    ],
    footer: ["Source: Floorwalker's audit trail. What was heard or read in Webex Contact Center itself is not in it."],
  };
}

/** "12 times by 3 people · 2 downloads · 1 refused"; nobody is said as such. */
function totals(listenings: readonly Listening[]): string {
  const done = listenings.filter(({ refused }) => !refused);
  const refused = listenings.length - done.length;
  const people = new Set(done.map(({ person }) => person)).size;
  const downloads = done.filter(({ act }) => act === "download").length;
  const sensitive = done.filter((each) => each.sensitive).length;
  const times = `${count(done.length, "time", "times")} by ${count(people, "person", "people")}`;
  return [
    done.length === 0 ? "Nobody listened." : times,
    downloads > 0 && count(downloads, "download", "downloads"),
    sensitive > 0 && `${formatCount(sensitive)} sensitive`,
    refused > 0 && `${formatCount(refused)} refused`,
  ]
    .filter(Boolean)
    .join(" · ");
}

const count = (n: number, one: string, many: string): string => `${formatCount(n)} ${n === 1 ? one : many}`;

const listeningRows = (listenings: readonly Listening[], zone: string): Block => ({
  kind: "table",
  title: "Newest first",
  columns: [
    { title: "Person", align: "left", weight: 5 },
    { title: "What", align: "left", weight: 5 },
    { title: "When", align: "right", weight: 4 },
    { title: "In", align: "left", weight: 1, detail: true },
    { title: "Task", align: "left", weight: 1, detail: true },
  ],
  rows: listenings.map(({ person, act, refused, sensitive, at, space, taskId, org }): Cell[] => {
    const ask =
      taskId === undefined ? {} : { ask: askText("recording", { args: taskId, filters: { org: [org.name] } }) };
    const what = [act, sensitive && "sensitive", refused && "refused"].filter(Boolean).join(", ");
    return [
      { text: person, ...ask },
      { text: what, ...ask, ...(refused && { tone: "warning" as const }) },
      { text: format(at, "d MMM HH:mm", { in: tz(zone) }), ...ask },
      { text: space },
      { text: taskId ?? "" },
    ];
  }),
  note: "Press a row for the contact's recording.",
});
