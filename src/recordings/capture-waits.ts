import type { Clock } from "../clock.js";
import { asButton } from "../conversation/parse-problems.js";
import { Problem } from "../errors.js";
import type { CaptureWaitRecord } from "../store/records.js";
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
}

/** The same for whoever hears of recordings. */
export interface CaptureNews {
  /** Contact Center says that a contact's recording is there: whoever waits for it is looked after at once. */
  announced(orgId: string, taskId: string): Promise<void>;
}

/** A space that asks for more is reading a list, and lists can be asked again. */
const MOST_PER_SPACE = 50;

/** The id that a wait is stored under. */
export const waitId = ({ orgId, taskId, spaceId }: RecordingRef): string => `${orgId}|${taskId}|${spaceId}`;

/** The promises as they are written down; whoever keeps them is woken by the alarm. */
export function createCaptureWaits(deps: {
  readonly store: Pick<Store, "captureWaits">;
  readonly clock: Clock;
  readonly random: () => number;
  readonly alarm: Pick<Alarm, "ring">;
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
    async announced(orgId, taskId) {
      const now = clock.now();
      const soon = (wait: CaptureWaitRecord | undefined) =>
        // The pauses begin anew: the event may be ahead of what can be asked.
        wait && { ...wait, announcedAt: now, nextAt: now, tries: 0 };
      const waits = await table.find({ orgId, taskId: taskId.toLowerCase() });
      await Promise.all(waits.map((wait) => table.update(waitId(wait), soon)));
      if (waits.length > 0) alarm.ring();
    },
  };
}

const tooMany = (taskId: string): Problem =>
  new Problem("recording-not-ready", {
    say: `The recording is not ready yet, and ${MOST_PER_SPACE} others are being waited for in this space already: this one is not promised.`,
    next: "Ask for it again in some minutes.",
    asks: [asButton(`recording ${taskId}`)],
  });
