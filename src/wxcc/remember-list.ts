import type { Clock } from "../clock.js";
import type { Urgency } from "./budget.js";
import { createAnswerMemory } from "./statistics/remember-answers.js";
import type { OrgRef } from "./statistics/source.js";

/** How a remembered list of an org is read. */
export interface ListWish {
  /** Ids that should be in the list; when one is not, the list is read again (at most once a minute). */
  readonly mustKnow?: readonly string[];
  readonly urgency?: Urgency;
  /** Once aborted, the list is not waited for. */
  readonly signal?: AbortSignal | undefined;
}

/** A list of an org by whoever needs it. */
export type RememberedList<Item> = (org: OrgRef, wish?: ListWish) => Promise<readonly Item[]>;

const KEEP_MS = 10 * 60_000;
/** What was deleted stays in the statistics and will never be known: asking again all the time is no use. */
const REREAD_AFTER_MS = 60_000;
const REMEMBERED_ORGS = 500;

/** Remembers what `read` finds for a while; one reading at a time per org, failures are not remembered. */
export function rememberList<Item extends { readonly id: string }>(
  clock: Clock,
  read: (org: OrgRef, urgency: Urgency, signal: AbortSignal) => Promise<readonly Item[]>,
): RememberedList<Item> {
  const memory = createAnswerMemory<{ readonly readAt: number; readonly items: readonly Item[] }>({
    clock,
    entries: REMEMBERED_ORGS,
  });
  return async (org, { mustKnow = [], urgency = "person", signal } = {}) => {
    const remembered = () =>
      memory.share(
        org.id,
        urgency,
        KEEP_MS,
        async (flight) => {
          const readAt = clock.now();
          return { readAt, items: await read(org, urgency, flight.signal) };
        },
        { signal },
      );
    const list = await remembered();
    const known = new Set(list.items.map(({ id }) => id));
    if (mustKnow.every((id) => known.has(id)) || clock.now() - list.readAt < REREAD_AFTER_MS) return list.items;
    // Whoever else misses it at the same moment finds the new reading under way.
    if ((await memory.recall(org.id, urgency)) === list) memory.forget(org.id);
    return (await remembered()).items;
  };
}
