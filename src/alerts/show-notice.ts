import { renderCard } from "../cards/render-answer.js";
import type { Clock } from "../clock.js";
import type { Problem } from "../errors.js";
import type { Log } from "../log.js";
import type { AlertStateRecord } from "../store/alert-records.js";
import type { Store } from "../store/store.js";
import type { Messenger } from "../webex/types.js";
import { backCard, missingCard } from "./notice-cards.js";
import type { Watched } from "./plan-messages.js";
import type { NoticeStep } from "./plan-notice.js";
import type { Scene } from "./show-messages.js";

/** Tells a space that figures are missing, once, and in the same message that they are back. */
export function createShowNotice(deps: {
  readonly store: Pick<Store, "alertStates">;
  readonly messenger: Messenger;
  readonly clock: Clock;
  readonly log: Log;
}) {
  const { store, messenger, clock, log } = deps;

  async function remember(items: readonly Watched[], change: (old: AlertStateRecord) => AlertStateRecord) {
    for (const { state } of items) await store.alertStates.update(state.alertId, (old) => old && change(old));
  }
  const told = (items: readonly Watched[], toldAt: number, messageId: string | undefined) =>
    remember(items, ({ missing, ...old }) =>
      missing ? { ...old, missing: { ...missing, toldAt, ...(messageId !== undefined && { messageId }) } } : old,
    );

  return async (step: NoticeStep, { spaceId, org, zone }: Scene, why: Problem | undefined): Promise<void> => {
    const at = clock.now();
    const place = { orgName: org.name, zone, at };
    switch (step.kind) {
      case "none":
        return;
      case "join":
        return told(step.items, step.toldAt, step.messageId);
      case "tell": {
        const card = missingCard(place, step.since, step.items.length, why?.say);
        const { id } = await messenger.post({ to: { spaceId }, ...renderCard(card) });
        return told(step.items, at, id);
      }
      case "back": {
        if (step.messageId !== undefined)
          await messenger
            .edit(step.messageId, { to: { spaceId }, ...renderCard(backCard(place, step.since, step.backAt)) })
            .catch((error: unknown) => log.warn({ err: error }, "a notice of missing figures could not be edited"));
        return remember(step.items, ({ missing: _over, ...old }) => old);
      }
    }
  };
}
