import { renderCard } from "../cards/render-answer.js";
import type { Clock } from "../clock.js";
import type { Log } from "../log.js";
import type { AlertRecord } from "../store/alert-records.js";
import type { Store } from "../store/store.js";
import type { Messenger } from "../webex/types.js";
import { endEvent } from "./evaluate.js";
import { type PauseReason, pausedCard } from "./notice-cards.js";
import { formatRule } from "./rule.js";
import { ruleOf } from "./update-state.js";

/** What pausing needs. */
export interface PauseDeps {
  readonly store: Pick<Store, "alerts" | "alertStates">;
  readonly messenger: Pick<Messenger, "post">;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Pauses a rule that may not or cannot go on, and tells somebody once: the space, or the owner alone where the space may not
 * or cannot be told. A rule that is paused already stays as it is.
 */
export async function pauseRule(
  rule: AlertRecord,
  reason: PauseReason,
  orgName: string,
  { store, messenger, clock, log }: PauseDeps,
): Promise<void> {
  const at = clock.now();
  let first = false;
  await store.alerts.update(rule.id, (old) => {
    first = old !== undefined && old.paused === undefined;
    return first && old ? { ...old, paused: { reason, at, toldAt: at } } : old;
  });
  if (!first) return;
  await store.alertStates.update(rule.id, (old) => (old && old.level !== "calm" ? endEvent(old, "paused", at) : old));
  log.info({ alertId: rule.id, spaceId: rule.spaceId, reason }, "an alert was paused");
  const read = ruleOf(rule);
  const card = pausedCard(rule, `alert ${read ? formatRule(read) : rule.metric}`, reason, orgName);
  const toOwner = reason === "space-gone" || reason === "refused";
  const to = toOwner ? { personId: rule.ownerId } : { spaceId: rule.spaceId };
  await messenger
    .post({ to, ...renderCard(card) })
    .catch((error: unknown) => log.warn({ err: error, alertId: rule.id }, "nobody could be told of a paused alert"));
}
