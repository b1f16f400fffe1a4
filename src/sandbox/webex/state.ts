import type { Clock } from "../../clock.js";
import type { SandboxPerson } from "../world.js";
import type { Actions } from "./actions.js";
import type { CloudEvent } from "./cloud-event.js";
import type { Directory } from "./directory.js";
import type { Feed } from "./feed.js";
import { readId, readMembershipId } from "./ids.js";
import { mayRead } from "./may-read.js";
import type { Messages } from "./messages.js";
import type { MembershipRecord, MessageRecord, SpaceRecord } from "./records.js";
import { badRequest, notFound } from "./refusal.js";
import type { Spaces } from "./spaces.js";
import type { Webhooks } from "./webhooks.js";

/** Everything the messaging cloud remembers. */
export interface CloudState {
  readonly clock: Clock;
  readonly directory: Directory;
  readonly spaces: Spaces;
  readonly messages: Messages;
  readonly actions: Actions;
  readonly webhooks: Webhooks;
  readonly feed: Feed<CloudEvent>;
  /** Webex's spec refuses edits of messages with cards, the real cloud takes them. */
  readonly cardEdits: "accepted" | "refused";
}

/** The space with this id, if the person is in it; a 404 Refusal otherwise. */
export function findSpace(state: CloudState, person: SandboxPerson, roomId: string): SpaceRecord {
  const space = state.spaces.get(readId("ROOM", roomId) ?? "");
  if (!space?.members.has(person.uuid)) throw notFound("space");
  return space;
}

/** The membership with this id, if the person is in its space; a 404 Refusal otherwise. */
export function findMembership(
  state: CloudState,
  person: SandboxPerson,
  id: string,
): { space: SpaceRecord; membership: MembershipRecord } {
  const ids = readMembershipId(id);
  const space = state.spaces.get(ids?.spaceUuid ?? "");
  const membership = space?.members.get(ids?.personUuid ?? "");
  if (!space?.members.has(person.uuid) || !membership) throw notFound("membership");
  return { space, membership };
}

/** The message with this id, if the person may read it; a 404 Refusal otherwise. */
export function findMessage(
  state: CloudState,
  person: SandboxPerson,
  id: string,
): { space: SpaceRecord; message: MessageRecord } {
  const message = state.messages.get(readId("MESSAGE", id) ?? "");
  const space = state.spaces.get(message?.spaceUuid ?? "");
  if (!message || !space || !mayRead(person, message, space)) throw notFound("message");
  return { space, message };
}

/** Somebody named by exactly one of Webex id and e-mail. */
export function findPerson(
  state: CloudState,
  by: { personId?: string | undefined; personEmail?: string | undefined },
): SandboxPerson {
  if ((by.personId === undefined) === (by.personEmail === undefined))
    throw badRequest("Exactly one of personId and personEmail is needed.");
  const { directory } = state;
  const person = by.personId === undefined ? directory.byEmail(by.personEmail ?? "") : directory.byId(by.personId);
  if (!person) throw notFound("person");
  return person;
}
