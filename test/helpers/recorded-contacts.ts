import { buildCaptures } from "../../src/sandbox/model/captures/build-captures.js";
import type { ContactCaptures } from "../../src/sandbox/model/captures/capture.js";
import type { Contact } from "../../src/sandbox/model/contact.js";
import { harbor, type SandboxOrg } from "../../src/sandbox/world.js";
import { traffic } from "./floor.js";

const DAY_MS = 86_400_000;

interface Where {
  readonly org?: SandboxOrg;
  /** Further wishes. */
  readonly that?: (contact: Contact) => boolean;
}

/** What is ever kept of a contact, whenever; undefined when nothing is. */
export function capturesOf(contact: Contact): ContactCaptures | undefined {
  const centre = traffic().centre(contact.orgId);
  return centre && buildCaptures(centre, contact);
}

/** The contact nearest before `now`, of the last 24 hours, that is as wanted. */
function latest(
  now: number,
  { org = harbor, that = () => true }: Where,
  wanted: (contact: Contact) => boolean,
): Contact {
  const found = traffic()
    .contactsEndedBetween(org.id, now - DAY_MS, now)
    .findLast((contact) => contact.settledAt < now && wanted(contact) && that(contact));
  if (!found) throw new Error(`${org.name} has no such contact in the day before ${new Date(now).toISOString()}`);
  return found;
}

const isReady = (now: number) => (contact: Contact) => {
  const captures = capturesOf(contact);
  return captures !== undefined && captures.readyAt <= now && now < captures.deletedAt;
};
const has = (wanted: (captures: ContactCaptures) => boolean) => (contact: Contact) => {
  const captures = capturesOf(contact);
  return captures !== undefined && wanted(captures);
};

/** A call that is over and whose recording is there at `now`. */
export const recordedCall = (now: number, where: Where = {}): Contact =>
  latest(now, where, (contact) => contact.recordings > 0 && isReady(now)(contact));

/** A call with an agent that nobody recorded. */
export const unrecordedCall = (now: number, where: Where = {}): Contact =>
  latest(
    now,
    where,
    ({ channel, outcome, recordings }) => channel === "voice" && outcome === "handled" && recordings === 0,
  );

/** A recorded call marked as sensitive, its virtual agent's part as well. */
export const sensitiveCall = (now: number, where: Where = {}): Contact =>
  latest(
    now,
    where,
    has(({ recordings }) => recordings.some(({ sensitive }) => sensitive)),
  );

/** A recorded call in which an agent asked a colleague during a hold. */
export const consultedCall = (now: number, where: Where = {}): Contact =>
  latest(
    now,
    where,
    has(({ recordings }) => recordings.some(({ callType }) => callType === "consult")),
  );

/** A recorded call with a virtual agent's part. */
export const greetedCall = (now: number, where: Where = {}): Contact =>
  latest(
    now,
    where,
    has(({ recordings }) => recordings.some(({ callType }) => callType === "va-main")),
  );

/** A recorded call that one agent passed on to another. */
export const transferredCall = (now: number, where: Where = {}): Contact =>
  latest(now, where, ({ recordings }) => recordings > 1);

/** A recorded call whose words were written down. */
export const transcribedCall = (now: number, where: Where = {}): Contact =>
  latest(
    now,
    where,
    has(({ recordings, transcripts }) => recordings.length > 0 && transcripts.length > 0),
  );

/** A chat that is over and whose messages are there at `now`. */
export const transcribedChat = (now: number, where: Where = {}): Contact =>
  latest(now, where, (contact) => contact.channel === "chat" && isReady(now)(contact));

/**
 * The next recorded call to end after `now`. Move the clock to its `endedAt` (or open the floor there): it has just ended
 * and its capture comes at `captureReadyAt`, 12 to 70 seconds later.
 */
export function endingCall(
  now: number,
  { org = harbor, that = () => true }: Where = {},
): Contact & { captureReadyAt: number } {
  const [next] = traffic()
    .contactsEndedBetween(org.id, now, now + DAY_MS / 24)
    .filter((contact) => contact.recordings > 0 && that(contact))
    .sort((a, b) => a.endedAt - b.endedAt);
  if (next?.captureReadyAt === undefined) throw new Error("no recorded call ends in the next hour");
  return { ...next, captureReadyAt: next.captureReadyAt };
}

/** A call whose recording was deleted: on the day before the oldest that the org still keeps at `now`. */
export function deletedCall(now: number, where: Where = {}): Contact {
  const keptDays = traffic().centre((where.org ?? harbor).id)?.capturesKeptDays ?? 0;
  return latest(now - (keptDays + 1) * DAY_MS, where, ({ recordings }) => recordings > 0);
}
