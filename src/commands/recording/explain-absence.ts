import type { Journey } from "../../wxcc/tasks/journey.js";

/** Why nothing is there to be heard or read, as a sentence, and whether something will be. */
export interface Absence {
  readonly kind: "open" | "not-ready" | "not-recorded" | "gone" | "unknown";
  readonly say: string;
}

/** Recordings come within minutes; Cisco gives no figure. One that is not there after a day is not on its way any more. */
const AWAITED_MS = 24 * 60 * 60_000;
/** A transcript of what was written follows no announcement, so it is only spoken of for a while. */
const TRANSCRIPT_AWAITED_MS = 60 * 60_000;

/** Contact Center answers alike for what is not ready, not recorded and deleted; the contact itself tells them apart. */
export function explainAbsence(journey: Journey, now: number): Absence {
  const { endedAt, recorded, recordings, recordingsDeleted, channel } = journey;
  if (endedAt === undefined)
    return { kind: "open", say: "The contact is still going on. Ask again when it has ended." };
  if (recordingsDeleted) return gone;
  const written = channel !== "voice" && recorded !== true;
  if (written && journey.agentName !== undefined && now - endedAt < TRANSCRIPT_AWAITED_MS)
    return { kind: "unknown", say: "There is no transcript of it yet; it comes some minutes after the end." };
  if (recorded === false || written)
    return {
      kind: "not-recorded",
      say: written ? "Nothing is kept of what was written." : "This contact was not recorded.",
    };
  if (recorded === undefined)
    return { kind: "unknown", say: "Webex Contact Center does not say whether this contact was recorded." };
  if (now - endedAt < AWAITED_MS)
    return { kind: "not-ready", say: "The recording is not ready yet. I will post it here when it is." };
  return (recordings ?? 0) > 0 ? gone : neverCame;
}

const gone: Absence = {
  kind: "gone",
  say: "The recording is no longer kept: the organisation's retention rules have deleted it.",
};
const neverCame: Absence = {
  kind: "gone",
  say: "It was recorded, and nothing is kept of it any more: it was deleted by the organisation's retention rules, or never finished.",
};
