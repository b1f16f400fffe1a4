import { renderCard } from "../cards/render-answer.js";
import { asProblem, type Problem } from "../errors.js";
import type { AlertRecord, AlertStateRecord } from "../store/alert-records.js";
import type { OrgRecord } from "../store/records.js";
import type { ContactCenter } from "../wxcc/contact-center.js";
import type { QueueInfo } from "../wxcc/queue-directory.js";
import type { ReadingKind } from "./alert-metric.js";
import { isBusinessTime } from "./business-time.js";
import { endEvent, newState } from "./evaluate.js";
import { judgeSlot, observeSlot, type SlotReading } from "./judge-slot.js";
import { measure, type QueueIds } from "./measure.js";
import { queueGoneCard } from "./notice-cards.js";
import { pauseRule } from "./pause-rule.js";
import { type FloorServices, readFloor, readSlot } from "./read-floor.js";
import type { Readings } from "./readings.js";
import { formatRule, type Rule } from "./rule.js";
import type { createShowSpace, ShowSpaceDeps } from "./show-space.js";
import { lastSlot } from "./slot.js";
import { ruleOf, updateState, withData, withoutData } from "./update-state.js";

/** What a poll needs besides what showing needs. */
export interface PollDeps extends ShowSpaceDeps {
  readonly services: FloorServices & Pick<ContactCenter, "queueDirectory">;
  readonly show: ReturnType<typeof createShowSpace>;
}

interface Item {
  readonly record: AlertRecord;
  readonly rule: Rule;
  readonly zone: string;
  readonly state: AlertStateRecord;
}

/** One look at an org for all of its rules: read, evaluate, remember, show. Never rejects because of Contact Center or Webex. */
export async function pollOrg(orgId: string, records: readonly AlertRecord[], deps: PollDeps): Promise<void> {
  const { store, clock, show } = deps;
  const org = await store.orgs.get(orgId);
  const linked = await Promise.all(records.map((record) => isLinked(record, org, deps)));
  for (const [n, record] of records.entries())
    if (!linked[n]) await pauseRule(record, "org-gone", org?.name ?? "The contact centre", deps);
  if (!org) return;
  const items = await readItems(
    records.filter((_, n) => linked[n]),
    org,
    deps,
  );
  const at = clock.now();
  const open = items.filter(({ zone }) => isBusinessTime(at, org.settings, zone));
  for (const { record } of items.filter((item) => !open.includes(item)))
    await store.alertStates.update(record.id, (old) =>
      old && old.level !== "calm" ? endEvent(old, "closed", at) : old,
    );
  const problems = await lookAt(
    open.filter(({ state }) => (state.snoozedUntil ?? 0) <= at),
    org,
    deps,
  );
  await Promise.all([...new Set(items.map(({ record }) => record.spaceId))].map((id) => show(id, org, problems[0])));
}

/** A 1:1 may ask about its person's own organisation without a link; that is looked at before anything is posted. */
async function isLinked(
  { spaceId, spaceType }: AlertRecord,
  org: OrgRecord | undefined,
  { store }: PollDeps,
): Promise<boolean> {
  if (!org) return false;
  return spaceType === "direct" || (await store.links.get(`${spaceId}|${org.id}`)) !== undefined;
}

async function readItems(records: readonly AlertRecord[], org: OrgRecord, deps: PollDeps): Promise<readonly Item[]> {
  const { store, clock } = deps;
  const items = await Promise.all(
    records.map(async (record): Promise<Item[]> => {
      const rule = ruleOf(record);
      if (!rule) return [];
      const zone = (await store.spaces.get(record.spaceId))?.zone ?? org.zone;
      return [
        { record, rule, zone, state: (await store.alertStates.get(record.id)) ?? newState(record.id, clock.now()) },
      ];
    }),
  );
  return items.flat();
}

async function lookAt(items: readonly Item[], org: OrgRecord, deps: PollDeps): Promise<readonly Problem[]> {
  const { services, clock } = deps;
  const problems: Problem[] = [];
  const directory = items.some(({ record }) => record.queues.length > 0)
    ? await services.queueDirectory.queues(org, { urgency: "schedule" }).catch((error: unknown) => {
        problems.push(asProblem(error));
        return undefined;
      })
    : [];
  for (const zone of new Set(items.map((item) => item.zone))) {
    const here = items.filter((item) => item.zone === zone);
    const fixed = here.filter(({ rule }) => rule.comparison !== "unusual");
    const changing = here.filter((item) => !fixed.includes(item));
    const kinds = new Set<ReadingKind>(fixed.map(({ rule }) => rule.metric.reading));
    const readings = await readFloor(org, kinds, zone, "schedule", services);
    problems.push(...readings.problems);
    for (const item of fixed) await evaluate(item, readings, directory, org, deps);
    const slot = lastSlot(clock.now(), zone, org.settings.holidays);
    const due = changing.filter(({ state }) => state.slotTo !== slot.range.to);
    if (due.length === 0) continue;
    const reading = await readSlot(org, slot, "schedule", services).catch((error: unknown) => {
      problems.push(asProblem(error));
      return undefined;
    });
    for (const item of due) await evaluateSlot(item, reading, directory, org, deps);
  }
  return problems;
}

type Directory = readonly QueueInfo[] | undefined;

async function evaluate(
  { record, rule, zone }: Item,
  readings: Readings,
  directory: Directory,
  org: OrgRecord,
  deps: PollDeps,
): Promise<void> {
  const meant = await queuesMeant(record, rule, directory, org, deps);
  if (meant === "gone") return;
  const at = deps.clock.now();
  const measured = meant === "unknown" ? undefined : measure(rule.metric, readings, meant, org.settings);
  await deps.store.alertStates.update(record.id, (old) =>
    updateState(old ?? newState(record.id, at), rule, { at, zone, measured }),
  );
}

async function evaluateSlot(
  { record, rule, zone }: Item,
  reading: SlotReading | undefined,
  directory: Directory,
  org: OrgRecord,
  deps: PollDeps,
): Promise<void> {
  const meant = await queuesMeant(record, rule, directory, org, deps);
  if (meant === "gone") return;
  const at = deps.clock.now();
  const judgement = reading && meant !== "unknown" ? judgeSlot(rule, reading, meant, org.settings, zone) : undefined;
  await deps.store.alertStates.update(record.id, (old) => {
    const state = old ?? newState(record.id, at);
    if (!reading || meant === "unknown") return withoutData(state, at);
    return observeSlot(withData(state, at), reading.slot.range.to, judgement, at);
  });
}

/** Ids of the queues a rule names; queues that are not found are told of once, and the rule stands still meanwhile. */
async function queuesMeant(
  record: AlertRecord,
  rule: Rule,
  directory: Directory,
  org: OrgRecord,
  { store, messenger, clock, log }: PollDeps,
): Promise<QueueIds | "gone" | "unknown"> {
  if (record.queues.length === 0) return undefined;
  if (!directory) return "unknown";
  const ids = new Map(directory.map(({ id, name }) => [name.toLowerCase(), id]));
  const missing = record.queues.filter((name) => !ids.has(name.toLowerCase()));
  const at = clock.now();
  let tell = false;
  await store.alertStates.update(record.id, (old) => {
    const { queueGoneToldAt, ...state } = old ?? newState(record.id, at);
    tell = missing.length > 0 && queueGoneToldAt === undefined;
    if (tell) return { ...state, queueGoneToldAt: at };
    return missing.length === 0 && queueGoneToldAt !== undefined ? state : old;
  });
  if (tell) {
    const card = queueGoneCard(`alert ${formatRule(rule)}`, missing, org.name);
    await messenger
      .post({ to: { personId: record.ownerId }, ...renderCard(card) })
      .catch((error: unknown) => log.warn({ err: error, alertId: record.id }, "an alert's owner could not be told"));
  }
  if (missing.length > 0) return "gone";
  return new Set(record.queues.flatMap((name) => ids.get(name.toLowerCase()) ?? []));
}
