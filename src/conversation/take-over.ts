import { z } from "zod";
import type { Clock } from "../clock.js";
import type { WorkQueue, WorkTerms } from "../instances/work-queue.js";
import type { Log } from "../log.js";
import type { SeenRecord } from "../store/records.js";
import type { Table } from "../store/store.js";
import type { WebhookEvent } from "../webex/schemas.js";
import type { Messenger } from "../webex/types.js";
import type { Once } from "./once.js";

/** Long enough for a process that was held up to say that it lives, and for clocks that differ by some seconds. */
export const DEAD_AFTER_MS = 60_000;
/** After a database that was away, a living process says so within this time. */
const SURE_AFTER_MS = 8_000;
const SOONEST_MS = 1_000;
const terms: WorkTerms = { atOnce: 50, withinMs: 60_000, retries: 5 };

const unansweredSchema = z.object({
  id: z.string(),
  resource: z.enum(["messages", "attachmentActions"]),
  spaceId: z.string(),
  personId: z.string(),
});
/** A message or a press that an instance has accepted. */
export type UnansweredEvent = z.infer<typeof unansweredSchema>;

/** What taking over needs. */
export interface TakeOverDeps {
  readonly seen: Pick<Table<SeenRecord>, "get" | "update">;
  readonly queue: WorkQueue;
  readonly once: Pick<Once, "forget">;
  readonly messenger: Pick<Messenger, "remove">;
  /** Takes an event as Webex delivers it; who asked and with which right is read anew. */
  readonly accept: (event: WebhookEvent) => boolean;
  readonly clock: Clock;
  readonly log: Log;
  readonly instance: string;
}

/**
 * Answers what instances that died have left unanswered, until the signal is aborted. Never what may have been posted: no answer is
 * better than two. Never rejects.
 */
export function createTakeOver(deps: TakeOverDeps): (signal: AbortSignal) => Promise<void> {
  const { seen, queue, once, messenger, accept, clock, log, instance } = deps;

  /** How long its instance still counts as alive. */
  function livesForMs({ by, aliveAt, at }: SeenRecord): number {
    return by === instance ? DEAD_AFTER_MS : (aliveAt ?? at) + DEAD_AFTER_MS - clock.now();
  }

  /** Of all instances one removes the claim, and only one that nobody has renewed. */
  async function takeClaim(id: string, found: SeenRecord): Promise<boolean> {
    let isTaken = false;
    await seen.update(id, (old) => {
      isTaken = old?.open === "answering" && old.by === found.by && old.aliveAt === found.aliveAt;
      return isTaken ? undefined : old;
    });
    return isTaken;
  }

  async function look(data: unknown, signal: AbortSignal): Promise<void> {
    const event = unansweredSchema.parse(data);
    const found = await seen.get(event.id);
    if (found?.open !== "answering") return;
    const leftMs = livesForMs(found);
    if (leftMs > 0) return lookLater(event, leftMs);
    await clock.sleep(SURE_AFTER_MS, signal);
    if (!(await takeClaim(event.id, found))) return lookLater(event, SOONEST_MS);
    log.warn({ messageId: event.id, spaceId: event.spaceId }, "a question of an instance that died is answered here");
    once.forget(event.id);
    if (!accept(asDelivered(event)))
      log.error({ messageId: event.id }, "a question was taken over in the moment of the stop");
    if (found.noteId === undefined) return;
    await messenger
      .remove(found.noteId)
      .catch((err: unknown) => log.warn({ err }, "the note of an instance that died was not removed"));
  }

  const lookLater = (event: UnansweredEvent, afterMs: number) =>
    queue.ask("unanswered", { key: event.id, data: event, afterMs: Math.max(SOONEST_MS, afterMs) });

  return (signal) => queue.take("unanswered", terms, look, signal);
}

/** Under a name that is no webhook's, so that the framework leaves it alone and it is fetched with retries. */
const asDelivered = ({ id, resource, spaceId, personId }: UnansweredEvent): WebhookEvent => ({
  ...{ name: "unanswered", resource, event: "created" },
  data: { id, roomId: spaceId, personId },
});
