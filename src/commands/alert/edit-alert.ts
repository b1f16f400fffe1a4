import { ruleText } from "../../alerts/describe-rule.js";
import { formatQuantity } from "../../alerts/quantity.js";
import { readRule } from "../../alerts/read-rule.js";
import { formatRule, type Rule } from "../../alerts/rule.js";
import { ruleOf } from "../../alerts/update-state.js";
import { askText } from "../../conversation/format-ask.js";
import type { AlertRecord } from "../../store/alert-records.js";
import type { OrgRecord } from "../../store/records.js";
import { matchQueues } from "../../wxcc/match-queues.js";
import type { QueueInfo } from "../../wxcc/queue-directory.js";
import type { Answer, Ask, Services } from "../command.js";
import { editCard } from "./edit-card.js";
import { changedMeanwhile, notByQueue, unknownAlert } from "./problems.js";
import { ruleCard } from "./rule-card.js";
import { valueNow } from "./value-now.js";

const ALL = "*";
const fieldForm = /^(warning|critical|for|queue)=(?:[^>]*>)?(.*)$/u;

/** The form with everything that can be changed. */
export async function editAlert(
  record: AlertRecord,
  org: OrgRecord,
  { queueDirectory }: Pick<Services, "queueDirectory">,
): Promise<Answer> {
  const rule = ruleOf(record);
  if (!rule) throw unknownAlert(record.id, org);
  return { card: editCard(record, rule, org, await queueDirectory.queues(org)) };
}

/**
 * Writes what a form changed (`3 warning=5m>6m`, where 3 is the revision it was drawn with) or a sentence says (`warning 6m`).
 * Throws `alert-changed` when somebody was faster; the rule is checked like a new one.
 */
export async function saveAlert(
  record: AlertRecord,
  words: readonly string[],
  org: OrgRecord,
  ask: Ask,
  services: Services,
): Promise<Answer> {
  const old = ruleOf(record);
  if (!old) throw unknownAlert(record.id, org);
  const { filters } = ask.sentence;
  const [first = ""] = words;
  const drawn = /^\d+$/u.test(first) ? Number(first) : undefined;
  const fields = readFields(words);
  const rule = readRule(withFields(old, fields), (args) =>
    askText("alert", { args, filters: { ...filters, queue: record.queues } }),
  );
  const queues = await queuesOf(record, rule, fields.get("queue"), org, ask, services);
  const { metric, ...thresholds } = rule;
  let stale = false;
  const saved = await services.store.alerts.update(record.id, (now) => {
    stale = now !== undefined && drawn !== undefined && now.revision !== drawn;
    if (!now || stale) return now;
    const { warning: _w, critical: _c, ...rest } = now;
    return { ...rest, ...thresholds, metric: metric.key, queues: queues.names, revision: now.revision + 1 };
  });
  if (!saved) throw unknownAlert(record.id, org);
  if (stale) throw changedMeanwhile(ruleOf(saved) ?? old, record.id, org);
  services.alerts.changed(org.id);
  const now = await valueNow(rule, queues.ids, org, ask.zone, services);
  const title =
    ruleText(old) === ruleText(rule) && saved.queues.join() === record.queues.join()
      ? "Nothing changed"
      : "Alert changed";
  return { card: ruleCard({ title, rule, record: saved, org, now }) };
}

/** Values by field, from a form's `warning=5m>6m` or from words as people write them. */
function readFields(words: readonly string[]): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const [n, word] of words.entries()) {
    const [, name, value = ""] = fieldForm.exec(word) ?? [];
    if (name !== undefined) fields.set(name, value.replaceAll("_", " "));
    else if (/^(?:warning|critical|for)$/iu.test(word)) fields.set(word.toLowerCase(), words[n + 1] ?? "");
  }
  return fields;
}

/** The rule as a sentence with other values in it; an empty critical is none, an empty time no time. */
function withFields(rule: Rule, fields: ReadonlyMap<string, string>): string {
  const { warning, critical, forMs, metric, comparison } = rule;
  if (comparison === "unusual") return formatRule(rule);
  const kept = {
    warning: formatQuantity(warning ?? 0, metric.unit),
    critical: critical === undefined ? "" : formatQuantity(critical, metric.unit),
    for: forMs === 0 ? "" : formatQuantity(forMs, "duration"),
  };
  const value = (name: keyof typeof kept) => (fields.get(name) ?? kept[name]).trim();
  const bare = formatRule({ metric, comparison, warning: 0, forMs: 0 });
  const none = /^(?:none|off|-|0s?)$/iu;
  const part = (name: "critical" | "for") =>
    value(name) === "" || none.test(value(name)) ? "" : ` ${name} ${value(name)}`;
  return `${bare.slice(0, bare.lastIndexOf(" "))} ${value("warning")}${part("critical")}${part("for")}`;
}

async function queuesOf(
  record: AlertRecord,
  rule: Rule,
  chosen: string | undefined,
  org: OrgRecord,
  { sentence: { filters, args } }: Ask,
  { queueDirectory }: Services,
): Promise<{ readonly names: string[]; readonly ids: ReadonlySet<string> | undefined }> {
  const of = (queues: readonly QueueInfo[]) => ({
    names: queues.map(({ name }) => name),
    ids: queues.length === 0 ? undefined : new Set(queues.map(({ id }) => id)),
  });
  if (chosen === ALL) return of([]);
  const wanted = filters.queue.length > 0 ? filters.queue : chosen === undefined ? record.queues : [chosen];
  if (wanted.length === 0) return of([]);
  if (rule.metric.reading === "agents" || rule.metric.reading === "agents-today") throw notByQueue(rule, org);
  return of(
    matchQueues(wanted, await queueDirectory.queues(org), (written, queueName) =>
      askText("alert", {
        args,
        filters: { ...filters, queue: wanted.map((name) => (name === written ? queueName : name)) },
      }),
    ),
  );
}
