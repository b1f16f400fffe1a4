import type { Journey } from "../../wxcc/tasks/journey.js";

/** A capture that takes longer than this will not come any more, or is gone already. */
const LATE_MS = 24 * 3_600_000;

/** Why a contact has nothing to be heard, as a sentence; Contact Center itself only answers with an empty list. */
export function explainAbsence(journey: Journey, now: number): string {
  const { recorded, recordings, endedAt, channel } = journey;
  if (recorded === false)
    return channel === "voice"
      ? "This call was not recorded."
      : "This contact was not a call, so there is no sound of it.";
  if (endedAt === undefined) return "This contact is still under way. Its recording comes when it has ended.";
  if (now - endedAt > LATE_MS)
    return (recordings ?? 0) > 0
      ? "The recording of this contact is no longer kept: the contact centre deletes recordings after a while."
      : "There is no recording of this contact: it was never made, or it is no longer kept.";
  return recorded === true
    ? "The recording is being prepared and is not ready yet. Load the page again in a minute."
    : "It is not known yet whether this contact was recorded. Load the page again in a minute.";
}
