import { ruleText } from "../../alerts/describe-rule.js";
import { formatQuantity } from "../../alerts/quantity.js";
import type { Rule } from "../../alerts/rule.js";
import type { Card, CardInput } from "../../cards/card.js";
import { askText } from "../../conversation/format-ask.js";
import type { AlertRecord } from "../../store/alert-records.js";
import type { OrgRecord } from "../../store/records.js";
import type { QueueInfo } from "../../wxcc/queue-directory.js";

const ALL = "*";
const AS_NOW = "as-now";
/** More choices than this nobody scrolls through; the rest can be named in a sentence. */
const MOST_QUEUES = 60;

/** The form of a rule. Save carries what it was drawn with and the revision, so that of two who edit the later is told. */
export function editCard(record: AlertRecord, rule: Rule, org: OrgRecord, queues: readonly QueueInfo[]): Card {
  const filters = { org: [org.name] };
  const inputs = [...thresholdInputs(record, rule, org), ...queueInput(record, rule, org, queues)];
  const drawn = inputs.map(({ id, value }) => `${id}=${value}`);
  const save = askText("alert", { args: `save ${record.id} ${record.revision} ${drawn.join(" ")}`, filters });
  return {
    title: "Edit the alert",
    summary: ruleText(rule),
    subtitle: [`${org.name} · ${ruleText(rule)}`],
    blocks: [{ kind: "inputs", inputs }],
    actions: [
      { kind: "ask", label: "Save", ask: save, primary: true },
      { kind: "ask", label: "Alerts", ask: askText("alerts", { filters }) },
    ],
    footer: ["An event that is under way goes on and is judged by the new values."],
  };
}

function thresholdInputs({ id: alertId }: AlertRecord, rule: Rule, org: OrgRecord): CardInput[] {
  const { metric, warning = 0, critical, forMs, comparison } = rule;
  if (comparison === "unusual") return [];
  const show = (value: number) => formatQuantity(value, metric.unit);
  const input = (
    id: string,
    label: string,
    value: string,
    shown: string,
    hint: string,
    example: string,
  ): CardInput => ({
    ...{ id, label, value, shown, control: { kind: "text", hint } },
    ask: askText("alert", { args: `edit ${alertId} ${id} ${example}`, filters: { org: [org.name] } }),
  });
  return [
    input("warning", "Warning at", show(warning), show(warning), `such as ${metric.example}`, show(warning)),
    input(
      ...(["critical", "Critical at", critical === undefined ? "" : show(critical)] as const),
      ...([critical === undefined ? "none" : show(critical), "empty for none", metric.example] as const),
    ),
    input(
      ...(["for", "Only when it lasts", forMs === 0 ? "" : formatQuantity(forMs, "duration")] as const),
      ...([
        forMs === 0 ? "at once" : formatQuantity(forMs, "duration"),
        "such as 2m; empty for at once",
        "2m",
      ] as const),
    ),
  ];
}

/** Queues by id, because a name may hold anything and a value is one word. */
function queueInput(
  { id, queues: names }: AlertRecord,
  { metric }: Rule,
  org: OrgRecord,
  queues: readonly QueueInfo[],
): CardInput[] {
  if (metric.reading === "agents" || metric.reading === "agents-today") return [];
  const [only, ...others] = names;
  const current = queues.find(({ name }) => name === only);
  const value = only === undefined ? ALL : others.length === 0 && current ? current.id : AS_NOW;
  const sorted = [...queues].sort((a, b) => a.name.localeCompare(b.name, "en")).slice(0, MOST_QUEUES);
  const shownChoices = current && !sorted.includes(current) ? [current, ...sorted] : sorted;
  return [
    {
      ...{ id: "queue", label: "Queue", value, shown: names.length === 0 ? "all queues" : names.join(", ") },
      control: {
        kind: "choice",
        choices: [
          ...(value === AS_NOW ? [{ title: names.join(", "), value: AS_NOW }] : []),
          { title: "All queues", value: ALL },
          ...shownChoices.map((queue) => ({ title: queue.name, value: queue.id })),
        ],
      },
      ask: askText("alert", {
        args: `edit ${id}`,
        filters: { org: [org.name], queue: [only ?? queues[0]?.name ?? "Billing"] },
      }),
    },
  ];
}
