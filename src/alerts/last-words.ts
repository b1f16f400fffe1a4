import type { AlertRecord, AlertStateRecord } from "../store/alert-records.js";
import type { Store } from "../store/store.js";
import { endEvent } from "./evaluate.js";

/** A space whose messages about an org are to be looked after. */
export interface Place {
  readonly spaceId: string;
  readonly orgId: string;
}

/** Nobody reads an older message for how things stand. */
const TRIED_FOR_MS = 60 * 60_000;

/** Whether there is a message, or may be one, that tells of the rule. */
const hasMessage = ({ messageId, posting }: AlertStateRecord): boolean =>
  messageId !== undefined || posting !== undefined;

/** The state of a rule that is deleted: kept with the rule while its message has not said so, else nothing. */
export const stateOfDeleted = (
  state: AlertStateRecord | undefined,
  rule: AlertRecord | undefined,
  at: number,
): AlertStateRecord | undefined =>
  state && rule && hasMessage(state) ? { ...state, removed: { rule, at } } : undefined;

/** Rules of a place that are deleted while their message still has to say so. */
export async function deletedRules(
  { spaceId, orgId }: Place,
  alertStates: Pick<Store["alertStates"], "find">,
): Promise<readonly AlertRecord[]> {
  const states = await alertStates.find();
  return states
    .flatMap(({ removed }) => removed?.rule ?? [])
    .filter((rule) => rule.spaceId === spaceId && rule.orgId === orgId);
}

/**
 * Where a message still has to say that its rule was paused or deleted, for an hour at most. Forgets what is left of deleted
 * rules whose message has said so, and ends what a crash left open.
 */
export async function lastWordsOwed(
  rules: readonly AlertRecord[],
  { alertStates }: Pick<Store, "alertStates">,
  now: number,
): Promise<readonly Place[]> {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const places = new Map<string, Place>();
  for (const state of await alertStates.find()) {
    const { alertId, removed } = state;
    const rule = byId.get(alertId) ?? removed?.rule;
    if (!rule?.paused) continue;
    const { spaceId, orgId, paused } = rule;
    if (hasMessage(state) && now - (removed?.at ?? paused.at) < TRIED_FOR_MS) {
      if (state.level !== "calm" || state.ended !== "paused")
        await alertStates.update(alertId, (old) => old && endEvent(old, "paused", paused.at));
      places.set(`${spaceId}|${orgId}`, { spaceId, orgId });
    } else if (removed && !byId.has(alertId)) await alertStates.remove(alertId);
  }
  return [...places.values()];
}
