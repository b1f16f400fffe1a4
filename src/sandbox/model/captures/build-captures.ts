import type { ContactCentre } from "../centre.js";
import type { Contact } from "../contact.js";
import { createRandom } from "../random.js";
import { buildRecordings } from "./build-recordings.js";
import { digitalTranscript, voiceTranscript } from "./build-transcripts.js";
import type { ContactCaptures } from "./capture.js";
import { conversationsOf } from "./conversations-of.js";

const DAY_MS = 86_400_000;
/** From a contact's end until its files can be fetched. */
export const LONGEST_DELAY_MS = 240_000;
/** A virtual agent greets nobody in less. */
const SHORTEST_GREETING_MS = 8_000;

/** When what is kept of a contact is deleted: the org's own time after its end. */
export const deletedAtOf = (centre: Pick<ContactCentre, "capturesKeptDays">, contact: Contact): number =>
  contact.endedAt + centre.capturesKeptDays * DAY_MS;

/** Whether somebody wrote in it and an agent answered: its messages are kept as a transcript. */
const hasDigitalTranscript = (contact: Contact): boolean =>
  contact.channel !== "voice" && contact.segments.some(({ kind }) => kind === "talk");

/** Whether what is said in a recorded call is written down; about six of ten. */
const hasVoiceTranscript = (contact: Contact): boolean => createRandom(`${contact.id}/transcribed`).chance(0.6);

/** Whether there will be a transcript of this contact, spoken or written. */
export const isTranscribed = (contact: Contact): boolean =>
  contact.recordings > 0 ? hasVoiceTranscript(contact) : hasDigitalTranscript(contact);

/** When a contact's files can first be fetched, from twelve seconds to four minutes after its end; undefined for none. */
export function readyAtOf(contact: Contact): number | undefined {
  if (contact.captureReadyAt !== undefined) return contact.captureReadyAt;
  if (!hasDigitalTranscript(contact)) return undefined;
  return contact.endedAt + createRandom(`${contact.id}/ready`).whole(20_000, LONGEST_DELAY_MS);
}

/** Everything that is ever kept of a contact, whenever; undefined when nothing is. */
export function buildCaptures(centre: ContactCentre, contact: Contact, shortestMs = 0): ContactCaptures | undefined {
  const readyAt = readyAtOf(contact);
  if (readyAt === undefined) return undefined;
  const times = { contact, readyAt, deletedAt: deletedAtOf(centre, contact) };
  const { channel } = contact;
  if (channel !== "voice") {
    return {
      ...times,
      recordings: [],
      transcripts: [digitalTranscript(centre, contact, channel, conversationsOf(contact))],
    };
  }
  const conversations = conversationsOf(contact, shortestMs);
  const recordings = buildRecordings(centre, contact, conversations, greetingOf(contact));
  const [main] = recordings;
  const transcripts =
    main && hasVoiceTranscript(contact) ? [voiceTranscript(centre, contact, conversations, main)] : [];
  return { ...times, recordings, transcripts };
}

/**
 * The virtual agent that answers three of ten calls before the queue. What three of a hundred callers tell it (a card's
 * number, say) is sensitive.
 */
function greetingOf(contact: Contact): { readonly sensitive: boolean } | undefined {
  const random = createRandom(`${contact.id}/greeting`);
  const sensitive = random.chance(0.03);
  const greeted = sensitive || random.chance(0.3);
  const long = contact.selfServiceEndsAt - contact.createdAt >= SHORTEST_GREETING_MS;
  return greeted && long && contact.direction === "inbound" ? { sensitive } : undefined;
}
