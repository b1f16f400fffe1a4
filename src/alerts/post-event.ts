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
  /** Another instance may have begun a post that nobody knows the end of, and may live. */
  readonly isAlone: boolean;
}

/** Longer than Webex can keep one message waiting, retries included: who recorded it does not live any more. */
const ABANDONED_AFTER_MS = 15 * 60_000;
/** Whoever was stopped for longer between recording a post and making it leaves it to those who look for it. */
const BEGUN_WITHIN_MS = 60_000;

/** Messages of events are posted once: that one is being posted is recorded before, its id after. */
export function createPostEvent({ store, messenger, find, bot, clock, log, isAlone }: PostEventDeps) {
  /** Marks of posts that this process began; those of which it was not told the end are its own to look for. */
  const own = new Set<string>();

  const remember = async (items: readonly Watched[], change: (old: AlertStateRecord) => AlertStateRecord) => {
    for (const { state } of items) await store.alertStates.update(state.alertId, (old) => old && change(old));
  };

  /** False, and nothing is claimed, when another instance has posted or edited since the items were read. */
  async function claim(items: readonly Watched[], mark: string, at: number): Promise<boolean> {
    for (const [n, { state }] of items.entries()) {
      const shown = shownOf(state);
      let mine = false;
      await store.alertStates.update(state.alertId, (old) => {
        mine = old !== undefined && old.posting === undefined && old.messageId === state.messageId;
        return mine && old ? { ...old, posting: { mark, at, shown } } : old;
      });
      if (mine) continue;
      // Only what was claimed here: an instance that was faster by less than a millisecond has the same mark.
      await remember(items.slice(0, n), release(mark));
      log.info({ alertId: state.alertId }, "an alert's message is another instance's; this one posts none");
      return false;
    }
    return true;
  }

  /** Throws a Problem when the message is certainly not there; one of which nobody knows is looked for the next time. */
  async function post(items: readonly Watched[], spaceId: string, card: Card): Promise<void> {
    const at = clock.now();
    const mark = `${items[0]?.state.alertId ?? ""} ${new Date(at).toISOString()}`;
    if (!(await claim(items, mark, at))) return;
    if (clock.now() - at > BEGUN_WITHIN_MS) return void (await remember(items, release(mark)));
    const signed = signPost(renderCard(card), `Alert ${mark}`, bot);
    own.add(mark);
    try {
      const { id } = await messenger.post({ to: { spaceId }, ...signed, once: true });
      await remember(items, (old) => found(old, id));
      own.delete(mark);
    } catch (error) {
      if (!isUnclear(asProblem(error))) await remember(items, release(mark));
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
      const isOver = isAlone || own.has(mark) || clock.now() >= first.state.posting.at + ABANDONED_AFTER_MS;
      if (!isOver) continue;
      const { spaceId, spaceType } = first.rule;
      try {
        const id = await find({ spaceId, spaceType, mark, since: first.state.posting.at });
        await remember(group, (old) => (id === undefined ? notThere(old) : found(old, id)));
        own.delete(mark);
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

const release =
  (mark: string) =>
  (old: AlertStateRecord): AlertStateRecord =>
    old.posting?.mark === mark ? notThere(old) : old;

const notThere = ({ posting: _, ...old }: AlertStateRecord): AlertStateRecord => old;

function untold({ posting, messageId: _id, ...old }: AlertStateRecord): AlertStateRecord {
  return posting ? { ...old, unseen: eventAsShown(old, posting.shown) } : old;
}
