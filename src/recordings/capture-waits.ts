import type { Clock } from "../clock.js";
import { asButton } from "../conversation/parse-problems.js";
import { Problem } from "../errors.js";
import type { EventSubscription } from "../orgs/event-subscription.js";
import type { CaptureWaitRecord, OrgRecord } from "../store/records.js";
import type { Store } from "../store/store.js";
import type { Alarm } from "./alarm.js";
import type { RecordingRef } from "./recording-link.js";
import { nextLookAt } from "./wait-plan.js";

/** A promise to post in a space as soon as a contact's recording can be heard. */
export interface CaptureWaits {
  /**
   * Kept over a restart; asked twice it is one promise. `personId` asked, `parentId` is the message that the answer belongs below.
   * Throws `recording-not-ready` with another next step when too much is promised to the space already.
   */
  promise(wait: RecordingRef & { readonly personId: string; readonly parentId?: string | undefined }): Promise<void>;
  /** Ends every promise about an org that is about to be forgotten, and the events that would have told of it. */
  forget(org: OrgRecord): Promise<void>;
}

/** The same for whoever hears of recordings. */
export interface CaptureNews {
  /** An event says that a contact's recording is there: whoever waits for it is looked after at once. Told twice, it counts once. */
  announced(event: AnnouncedCapture): Promise<void>;
}

/** What an event says that is of use: which contact, and the event's own id. */
export interface AnnouncedCapture {
  readonly orgId: string;
  readonly taskId: string;
  readonly eventId: string;
}

/** A space that asks for more is reading a list, and lists can be asked again. */
const MOST_PER_SPACE = 50;
/** Events may be delivered several times (developer.webex.com, using webhooks). */
const REMEMBERED_MS = 24 * 60 * 60_000;

/** The id that a wait is stored under. */
export const waitId = ({ orgId, taskId, spaceId }: RecordingRef): string => `${orgId}|${taskId}|${spaceId}`;

/** The promises as they are written down; whoever keeps them is woken by the alarm. */
export function createCaptureWaits(deps: {
  readonly store: Pick<Store, "captureWaits" | "seen">;
  readonly clock: Clock;
  readonly random: () => number;
  readonly alarm: Pick<Alarm, "ring">;
  readonly events: Pick<EventSubscription, "endFor">;
}): CaptureWaits & CaptureNews {
  const { clock, alarm } = deps;
  const table = deps.store.captureWaits;
  return {
    async promise({ orgId, taskId, spaceId, personId, parentId }) {
      const ref = { orgId, taskId: taskId.toLowerCase(), spaceId };
      if (await table.get(waitId(ref))) return;
      if ((await table.find({ spaceId })).length >= MOST_PER_SPACE) throw tooMany(ref.taskId);
      const begun = { askedAt: clock.now(), tries: 0 };
      const nextAt = nextLookAt(begun, clock.now(), { told: false, random: deps.random() });
      const parent = parentId === undefined ? {} : { parentId };
      await table.add(waitId(ref), { ...ref, personId, ...parent, ...begun, nextAt });
      alarm.ring();
    },
    async forget(org) {
      await deps.events.endFor(org);
      for (const wait of await table.find({ orgId: org.id })) await table.remove(waitId(wait));
    },
    async announced({ orgId, taskId, eventId }) {
      const waits = await table.find({ orgId, taskId: taskId.toLowerCase() });
      // Events tell of every contact of the org; those that nobody waits for leave no trace.
      if (waits.length === 0) return;
      const now = clock.now();
      const seenId = `wxcc-event|${orgId}|${eventId}`;
      if (!(await deps.store.seen.add(seenId, { at: now }, { expiresAt: now + REMEMBERED_MS }))) return;
      const soon = (wait: CaptureWaitRecord | undefined) =>
        // The pauses begin anew: the event may be ahead of what can be asked.
        wait && { ...wait, announcedAt: now, nextAt: now, tries: 0 };
      await Promise.all(waits.map((wait) => table.update(waitId(wait), soon)));
      alarm.ring();
    },
  };
}

const tooMany = (taskId: string): Problem =>
  new Problem("recording-not-ready", {
    say: `The recording is not ready yet, and ${MOST_PER_SPACE} others are being waited for in this space already: this one is not promised.`,
    next: "Ask for it again in some minutes.",
    asks: [asButton(`recording ${taskId}`)],
  });
