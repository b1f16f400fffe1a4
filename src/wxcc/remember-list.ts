import { z } from "zod";
import type { Clock } from "../clock.js";
import type { Urgency } from "./budget.js";
import { createAnswerMemory } from "./statistics/remember-answers.js";
import { type Shelving, shelveAnswers } from "./statistics/shelve-answers.js";
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

/** The same, and a way to have it read anew. */
export type ForgetfulList<Item> = RememberedList<Item> & { readonly forget: (orgId: string) => void };

const KEEP_MS = 10 * 60_000;
/** What was deleted stays in the statistics and will never be known: asking again all the time is no use. */
const REREAD_AFTER_MS = 60_000;
const REMEMBERED_ORGS = 500;

/** Remembers what `read` finds for a while; one reading at a time per org, failures are not remembered. `shelving` is by one item. */
export function rememberList<Item extends { readonly id: string }>(
  clock: Clock,
  read: (org: OrgRef, urgency: Urgency, signal: AbortSignal) => Promise<readonly Item[]>,
  shelving?: Shelving<Item>,
): ForgetfulList<Item> {
  const memory = createAnswerMemory<{ readonly readAt: number; readonly items: readonly Item[] }>({
    clock,
    entries: REMEMBERED_ORGS,
    shelf:
      shelving &&
      shelveAnswers({ ...shelving, schema: z.object({ readAt: z.number(), items: z.array(shelving.schema) }) }),
  });
  const list: RememberedList<Item> = async (org, { mustKnow = [], urgency = "person", signal } = {}) => {
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
    const latest = await remembered();
    const known = new Set(latest.items.map(({ id }) => id));
    if (mustKnow.every((id) => known.has(id)) || clock.now() - latest.readAt < REREAD_AFTER_MS) return latest.items;
    // Whoever else misses it at the same moment finds the new reading under way.
    if ((await memory.recall(org.id, urgency)) === latest) memory.forget(org.id);
    return (await remembered()).items;
  };
  return Object.assign(list, { forget: memory.forget });
}
