import type { Block, Card, CardAction } from "../../cards/card.js";
import type { Period } from "../../conversation/ask.js";
import { askText } from "../../conversation/format-ask.js";
import { describePeriod } from "../../conversation/period.js";
import { formatCount } from "../../metrics/format.js";
import type { Ask } from "../command.js";
import type { OrgAnswers } from "../queue-stats/ask-each-org.js";
import { describeAsOf } from "../queue-stats/describe-moments.js";
import { failedOrgBlocks, howManyAnswered } from "../queue-stats/failed-orgs.js";
import { filtersLine } from "../queue-stats/filters-line.js";
import { countBy, countContacts } from "./count-tasks.js";
import type { OrgTasks } from "./read-org-tasks.js";
import { taskRows } from "./task-rows.js";

const tasksPerPage = 10;
const DAY_MS = 86_400_000;

/** The card of `tasks`: totals, and of a single org one page of the list; a page beyond the last is the last. */
export function tasksCard(
  ask: Pick<Ask, "sentence" | "zone">,
  { period, page }: { readonly period: Period; readonly page: number },
  answers: OrgAnswers<OrgTasks>,
  now: number,
): Card {
  const { filters, zone } = ask.sentence;
  const [first] = answers.answered;
  const alone = answers.answered.length + answers.failed.length === 1;
  const pages = Math.max(1, Math.ceil((first?.tasks.length ?? 0) / tasksPerPage));
  const shown = Math.min(page, pages);
  const at = (label: string, number: number, more: Partial<typeof filters> = {}): CardAction => {
    const args = number > 1 ? `page ${number}` : "";
    return {
      kind: "ask",
      label,
      ask: askText("tasks", { args, period: period.phrase, filters: { ...filters, ...more }, zone }),
    };
  };
  return {
    title: "Tasks",
    summary:
      answers.answered
        .map(({ org, tasks }) => `${alone ? "" : `${org.name} `}${countContacts(tasks.length)}`)
        .join(", ") || "no org answered",
    subtitle: [
      alone && first ? `${first.org.name} · ${describeAsOf(Math.min(period.to, now), now, ask.zone)}` : undefined,
      describePeriod(period),
      howManyAnswered(answers),
      filtersLine(filters),
    ].filter((line) => line !== undefined),
    blocks: [
      ...answers.answered.flatMap((each): Block[] => [
        ...(alone ? [] : [{ kind: "text" as const, text: each.org.name, heading: true as const }]),
        ...totals(each),
      ]),
      ...(alone && first ? listBlocks(first, shown, pages, ask, period) : []),
      ...failedOrgBlocks(answers),
    ],
    actions: [
      ...(alone && shown < pages ? [at("Next page", shown + 1)] : []),
      ...(alone && shown > 1 ? [at("Previous page", shown - 1)] : []),
      at("Refresh", 1),
      ...(filters.status.includes("abandoned") ? [] : [at("Only abandoned", 1, { status: ["abandoned"] })]),
      ...(filters.status.length > 0 ? [at("Every status", 1, { status: [] })] : []),
      {
        kind: "ask",
        label: "As Excel",
        ask: askText("tasks", { period: period.phrase, filters, zone, as: "xlsx" }),
      },
      ...(alone ? [] : answers.answered.map(({ org }) => at(`List of ${org.name}`, 1, { org: [org.name] }))),
    ],
    footer: [
      "Source: Get Tasks; queue and agent are the contact's last ones. Abandoned includes short calls.",
      "How long a contact took is in its journey: a list does not say when a contact ended.",
    ],
  };
}

function totals({ tasks }: OrgTasks): Block[] {
  if (tasks.length === 0) return [{ kind: "text", text: "No contacts in this period.", strong: true }];
  return [
    {
      kind: "facts",
      facts: [
        ["Contacts", countContacts(tasks.length)],
        ["Status", countBy(tasks, ({ status }) => status)],
        ["Channel", countBy(tasks, ({ channel }) => channel)],
      ],
    },
  ];
}

function listBlocks(
  { tasks }: OrgTasks,
  page: number,
  pages: number,
  { zone, sentence }: Pick<Ask, "zone" | "sentence">,
  period: Period,
): Block[] {
  const start = (page - 1) * tasksPerPage;
  const shown = tasks.slice(start, start + tasksPerPage);
  if (shown.length === 0) return [];
  const place = `${start + 1}–${start + shown.length} of ${formatCount(tasks.length)} · page ${page} of ${formatCount(pages)}`;
  // A day on which the clocks go back has 25 hours.
  const dated = period.to - period.from > DAY_MS + 3_600_000;
  return [taskRows(shown, zone, dated, sentence.filters.org), { kind: "text", text: place, tone: "quiet" }];
}
