import type { Card } from "../cards/card.js";
import { renderCard } from "../cards/render-answer.js";
import type { Clock } from "../clock.js";
import { asProblem } from "../errors.js";
import type { Log } from "../log.js";
import type { AlertStateRecord } from "../store/alert-records.js";
import type { Store } from "../store/store.js";
import type { FindPost } from "../webex/find-post.js";
import { isUnclear } from "../webex/is-unclear.js";
import { type Signer, signPost } from "../webex/sign-post.js";
import type { Messenger } from "../webex/types.js";
import { eventAsShown, shownOf, type Watched } from "./plan-messages.js";

/** What posting an event's message needs. */
export interface PostEventDeps {
  readonly store: Pick<Store, "alertStates">;
  readonly messenger: Pick<Messenger, "post">;
  readonly find: FindPost;
  readonly bot: Signer;
  readonly clock: Clock;
  readonly log: Log;
}

/** Messages of events are posted once: that one is being posted is recorded before, its id after. */
export function createPostEvent({ store, messenger, find, bot, clock, log }: PostEventDeps) {
  const remember = async (items: readonly Watched[], change: (old: AlertStateRecord) => AlertStateRecord) => {
    for (const { state } of items) await store.alertStates.update(state.alertId, (old) => old && change(old));
  };

  /** Throws a Problem when the message is certainly not there; one of which nobody knows is looked for the next time. */
  async function post(items: readonly Watched[], spaceId: string, card: Card): Promise<void> {
    const at = clock.now();
    const mark = `${items[0]?.state.alertId ?? ""} ${new Date(at).toISOString()}`;
    const shown = new Map(items.map(({ state }) => [state.alertId, shownOf(state)]));
    await remember(items, (old) => ({ ...old, posting: { mark, at, shown: shown.get(old.alertId) ?? "" } }));
    const signed = signPost(renderCard(card), `Alert ${mark}`, bot);
    try {
      const { id } = await messenger.post({ to: { spaceId }, ...signed, once: true });
      await remember(items, (old) => found(old, id));
    } catch (error) {
      if (!isUnclear(asProblem(error))) await remember(items, notThere);
      throw error;
    }
  }

  /**
   * What became of messages whose posting was cut short. Webex away: they stay as they are and are looked for the next time.
   * Where the look is refused the event counts as told, because twice is worse, until it changes.
   */
  async function lookFor(items: readonly Watched[]): Promise<void> {
    for (const mark of new Set(items.flatMap(({ state }) => state.posting?.mark ?? []))) {
      const group = items.filter(({ state }) => state.posting?.mark === mark);
      const [first] = group;
      if (!first?.state.posting) continue;
      const { spaceId, spaceType } = first.rule;
      try {
        const id = await find({ spaceId, spaceType, mark, since: first.state.posting.at });
        await remember(group, (old) => (id === undefined ? notThere(old) : found(old, id)));
      } catch (error) {
        const facts = { err: error, spaceId, alertId: first.rule.id };
        if (isUnclear(asProblem(error))) log.warn(facts, "Webex did not say whether an alert's message is there");
        else {
          log.error(facts, "Webex does not show whether an alert's message is there: it is not posted again");
          await remember(group, untold);
        }
      }
    }
  }

  return { post, lookFor };
}

function found({ posting, ...old }: AlertStateRecord, messageId: string): AlertStateRecord {
  return posting ? { ...old, messageId, edits: 0, editedAt: posting.at, shown: posting.shown } : old;
}

const notThere = ({ posting: _, ...old }: AlertStateRecord): AlertStateRecord => old;

function untold({ posting, messageId: _id, ...old }: AlertStateRecord): AlertStateRecord {
  return posting ? { ...old, unseen: eventAsShown(old, posting.shown) } : old;
}
