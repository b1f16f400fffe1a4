import { ruleText } from "../../alerts/describe-rule.js";
import { endEvent } from "../../alerts/evaluate.js";
import { formatRule } from "../../alerts/rule.js";
import { ruleOf } from "../../alerts/update-state.js";
import type { Card } from "../../cards/card.js";
import { askText } from "../../conversation/format-ask.js";
import type { AlertRecord } from "../../store/alert-records.js";
import type { OrgRecord } from "../../store/records.js";
import type { Answer, Ask, Services } from "../command.js";
import { editAlert, saveAlert } from "./edit-alert.js";
import { handleEvent } from "./handle-event.js";
import { mayChange, requireChange } from "./may-change.js";
import { oneOrg } from "./one-org.js";
import { unknownAlert } from "./problems.js";
import { ruleActions } from "./rule-card.js";

const verbs = {
  pause: "pause",
  resume: "resume",
  delete: "delete",
  remove: "delete",
  edit: "edit",
  change: "edit",
  save: "save",
  acknowledge: "acknowledge",
  ack: "acknowledge",
  snooze: "snooze",
} as const;
const isVerb = (word: string): word is keyof typeof verbs => Object.hasOwn(verbs, word);

/** What is to become of a rule that is there; undefined when the sentence sets a new one. */
export async function manageAlert(ask: Ask, services: Services): Promise<Answer | undefined> {
  const [word = "", ...rest] = ask.sentence.args.split(" ");
  const verb = word.toLowerCase();
  if (!isVerb(verb)) return undefined;
  const org = oneOrg(ask);
  const action = verbs[verb];
  if (action === "acknowledge" || action === "snooze") {
    const records = await Promise.all(rest.map((id) => find(id, ask, org, services)));
    return handleEvent(action, records, org, ask, services);
  }
  const [id = "", ...words] = rest;
  const record = await find(id, ask, org, services);
  if (action === "edit") {
    const allowed = await mayChange(record, ask, services);
    if (allowed && words.length === 0 && ask.sentence.filters.queue.length === 0)
      return editAlert(record, org, services);
  }
  await requireChange(record, org, ask, services);
  if (action === "edit" || action === "save") return saveAlert(record, words, org, ask, services);
  return { card: await changeRule(action, record, org, ask, services) };
}

/** An alert of this space and org. */
async function find(id: string, { asker }: Ask, org: OrgRecord, { store }: Services): Promise<AlertRecord> {
  const record = await store.alerts.get(id.toLowerCase());
  if (record?.spaceId !== asker.spaceId || record.orgId !== org.id) throw unknownAlert(id, org);
  return record;
}

async function changeRule(
  action: "pause" | "resume" | "delete",
  record: AlertRecord,
  org: OrgRecord,
  { asker }: Ask,
  { store, alerts, clock }: Services,
): Promise<Card> {
  const at = clock.now();
  const rule = ruleOf(record);
  const title = rule ? ruleText(rule) : record.metric;
  if (action === "resume") {
    const { paused, ...running } = record;
    // Its owner may not see the figures here any more: it goes on with the rights of whoever takes it over.
    const owner = paused?.reason === "owner-gone" ? { ownerId: asker.personId, ownerEmail: asker.personEmail } : {};
    const resumed = await store.alerts.update(record.id, (old) => old && { ...running, ...owner });
    alerts.changed(org.id);
    return doneCard("Alert resumed", title, resumed ?? record, org);
  }
  const paused = await store.alerts.update(record.id, (old) =>
    !old || old.paused ? old : { ...old, paused: { reason: "by-person", at, byPersonId: asker.personId } },
  );
  await store.alertStates.update(record.id, (old) => (old && old.level !== "calm" ? endEvent(old, "paused", at) : old));
  await alerts.show(record.spaceId, org.id);
  if (action === "pause") return doneCard("Alert paused", title, paused ?? record, org);
  await store.alerts.remove(record.id);
  await store.alertStates.remove(record.id);
  return deletedCard(title, rule && askAgain(formatRule(rule), record, org));
}

const askAgain = (args: string, record: AlertRecord, org: OrgRecord) =>
  askText("alert", { args, filters: { org: [org.name], queue: record.queues } });

const list = (org: OrgRecord) =>
  ({ kind: "ask", label: "Alerts", ask: askText("alerts", { filters: { org: [org.name] } }) }) as const;

const doneCard = (title: string, what: string, record: AlertRecord, org: OrgRecord): Card => ({
  title,
  summary: what,
  subtitle: [org.name],
  blocks: [{ kind: "text", text: what }],
  actions: [...ruleActions(record, org), list(org)],
  footer: [],
});

const deletedCard = (what: string, again: string | undefined): Card => ({
  title: "Alert deleted",
  summary: what,
  subtitle: [],
  blocks: [{ kind: "text", text: what }],
  actions: again === undefined ? [] : [{ kind: "ask", label: "Set it again", ask: again }],
  footer: [],
});
