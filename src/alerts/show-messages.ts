import { renderCard } from "../cards/render-answer.js";
import type { Clock } from "../clock.js";
import { Problem } from "../errors.js";
import type { Log } from "../log.js";
import type { AlertStateRecord } from "../store/alert-records.js";
import type { OrgRecord } from "../store/records.js";
import type { Store } from "../store/store.js";
import type { Messenger } from "../webex/types.js";
import type { LiveEvent } from "./live-card.js";
import { pointerCard } from "./notice-cards.js";
import { type MessageStep, shownOf, type Watched } from "./plan-messages.js";
import { eventCard } from "./roll-up-card.js";
import { ruleOf } from "./update-state.js";

/** Where messages stand: the space, whose figures they show, and by which clocks. */
export interface Scene {
  readonly spaceId: string;
  readonly org: OrgRecord;
  readonly zone: string;
  readonly quiet: boolean;
}

interface ShowDeps {
  readonly store: Pick<Store, "alertStates">;
  readonly messenger: Messenger;
  readonly clock: Clock;
  readonly log: Log;
}

/** Posts and edits the messages of events. Throws a Problem `space-gone` when the space cannot be posted to any more. */
export function createShowMessages({ store, messenger, clock, log }: ShowDeps) {
  const cardOf = (items: readonly Watched[], { org, zone }: Scene) =>
    eventCard(
      items.flatMap(({ rule: record, state }): LiveEvent[] => {
        const rule = ruleOf(record);
        return rule ? [{ rule, record, state, orgName: org.name, zone, at: clock.now() }] : [];
      }),
    );

  const remember = async (items: readonly Watched[], change: (old: AlertStateRecord) => AlertStateRecord) => {
    for (const { state } of items) await store.alertStates.update(state.alertId, (old) => old && change(old));
  };
  const shownBy = (items: readonly Watched[]) => new Map(items.map(({ state }) => [state.alertId, shownOf(state)]));

  async function post(items: readonly Watched[], scene: Scene): Promise<void> {
    const { id } = await messenger.post({ to: { spaceId: scene.spaceId }, ...renderCard(cardOf(items, scene)) });
    const shown = shownBy(items);
    await remember(items, (old) => ({
      ...old,
      ...{ messageId: id, edits: 0, editedAt: clock.now() },
      shown: shown.get(old.alertId),
    }));
  }

  async function edit(step: Extract<MessageStep, { kind: "edit" }>, scene: Scene): Promise<void> {
    const { messageId, items, final, usedUp } = step;
    const rendered = renderCard(cardOf(items, scene));
    const to = { spaceId: scene.spaceId };
    if (usedUp) {
      await post(items, scene);
      const card = pointerCard(cardOf(items, scene).title);
      await messenger
        .edit(messageId, { to, ...renderCard(card) })
        .catch((error: unknown) => log.warn({ err: error }, "an alert's older message was not made to point onward"));
      return;
    }
    try {
      await messenger.edit(messageId, { to, ...rendered });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      log.warn({ err: error, messageId }, "an alert's message could not be edited");
      if (error.code === "upstream-refused") {
        if (scene.quiet && !final) return;
        await messenger.remove(messageId);
        await post(items, scene);
        if (final) await remember(items, forgetMessage);
      } else if (error.code === "space-gone") {
        // The message is gone, or the bot is: a post tells which.
        if (final) await remember(items, forgetMessage);
        else if (!scene.quiet) await post(items, scene);
      }
      return;
    }
    const shown = shownBy(items);
    await remember(items, (old) =>
      final && shownOf(old) === shown.get(old.alertId)
        ? forgetMessage(old)
        : { ...old, shown: shown.get(old.alertId), edits: old.edits + 1, editedAt: clock.now() },
    );
  }

  return async (steps: readonly MessageStep[], scene: Scene): Promise<void> => {
    for (const step of steps) await (step.kind === "post" ? post(step.items, scene) : edit(step, scene));
  };
}

/** The event has had its last word. */
function forgetMessage(state: AlertStateRecord): AlertStateRecord {
  const { messageId: _id, shown: _shown, editedAt: _at, snoozedUntil: _until, acknowledgedBy: _by, ...rest } = state;
  return { ...rest, edits: 0 };
}
