import { isDeepStrictEqual } from "node:util";
import { readRule } from "../../alerts/read-rule.js";
import { formatRule, type Rule } from "../../alerts/rule.js";
import { ruleOf } from "../../alerts/update-state.js";
import { askText } from "../../conversation/format-ask.js";
import type { AlertRecord } from "../../store/alert-records.js";
import type { OrgRecord } from "../../store/records.js";
import { matchQueues } from "../../wxcc/match-queues.js";
import type { QueueInfo } from "../../wxcc/queue-directory.js";
import type { Answer, Ask, Services } from "../command.js";
import { oneOrg } from "./one-org.js";
import { MOST_ALERTS, notByQueue, tooManyAlerts } from "./problems.js";
import { ruleCard } from "./rule-card.js";
import { valueNow } from "./value-now.js";

/** Sets an alert in this space, owned by who asks. The same rule again is not set twice. */
export async function makeAlert(ask: Ask, services: Services): Promise<Answer> {
  const { sentence, asker } = ask;
  const { store, clock, alerts } = services;
  const org = oneOrg(ask);
  const { filters } = sentence;
  const rule = readRule(sentence.args, (args) => askText("alert", { args, filters }));
  const queues = await queuesNamed(ask, rule, org, services);
  const here = await store.alerts.find({ spaceId: asker.spaceId });
  const names = queues.map(({ name }) => name);
  const ids = queues.length === 0 ? undefined : new Set(queues.map(({ id }) => id));
  const now = () => valueNow(rule, ids, org, ask.zone, services);
  const twin = here.find((each) => each.orgId === org.id && isSame(each, rule, names));
  if (twin) return { card: ruleCard({ title: "This is watched already", rule, record: twin, org, now: await now() }) };
  if (here.length >= MOST_ALERTS) throw tooManyAlerts(org);
  const { metric, ...thresholds } = rule;
  const record: AlertRecord = {
    ...thresholds,
    ...{ id: alerts.newId(), metric: metric.key, queues: names, orgId: org.id },
    ...{ spaceId: asker.spaceId, spaceType: asker.spaceType, ownerId: asker.personId, ownerEmail: asker.personEmail },
    ...{ createdAt: clock.now(), revision: 1 },
  };
  await store.alerts.put(record.id, record);
  alerts.changed(org.id);
  return { card: ruleCard({ title: "Alert set", rule, record, org, now: await now() }) };
}

/** Queues by name; figures of agents have none. */
async function queuesNamed(
  { sentence: { args, filters } }: Ask,
  rule: Rule,
  org: OrgRecord,
  { queueDirectory }: Services,
): Promise<readonly QueueInfo[]> {
  if (filters.queue.length === 0) return [];
  if (rule.metric.reading === "agents" || rule.metric.reading === "agents-today") throw notByQueue(rule, org);
  return matchQueues(filters.queue, await queueDirectory.queues(org), (written, queueName) => {
    const queue = filters.queue.map((name) => (name === written ? queueName : name));
    return askText("alert", { args, filters: { ...filters, queue } });
  });
}

function isSame(record: AlertRecord, rule: Rule, queues: readonly string[]): boolean {
  const known = ruleOf(record);
  return (
    known !== undefined &&
    formatRule(known) === formatRule(rule) &&
    isDeepStrictEqual([...record.queues].sort(), [...queues].sort())
  );
}
