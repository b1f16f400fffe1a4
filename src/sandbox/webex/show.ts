import type { SandboxPerson } from "../world.js";
import type { Directory } from "./directory.js";
import { fullAdminRole, makeId, makeMembershipId } from "./ids.js";
import type { ActionRecord, MembershipRecord, MessageRecord, SpaceRecord } from "./records.js";

const iso = (epochMs: number) => new Date(epochMs).toISOString();
/** Everybody's account is older than anything that happens in the sandbox. */
const ACCOUNT_CREATED = "2024-03-04T09:30:00.000Z";

/** A person as `GET /people` shows them; `roles` only where Webex would show it. */
export function showPerson(person: SandboxPerson, options: { roles: boolean }): object {
  const [firstName, ...rest] = person.displayName.split(" ");
  return {
    id: makeId("PEOPLE", person.uuid),
    emails: [person.email],
    displayName: person.displayName,
    nickName: firstName,
    ...(person.bot ? {} : { firstName, lastName: rest.join(" ") }),
    orgId: makeId("ORGANIZATION", person.orgId),
    ...(options.roles && person.admin ? { roles: [fullAdminRole] } : {}),
    created: ACCOUNT_CREATED,
    type: person.bot ? "bot" : "person",
  };
}

/** A 1:1 space is titled with the other person's name. */
export function showSpace(space: SpaceRecord, viewer: SandboxPerson, directory: Directory): object {
  const other = [...space.members.keys()].find((uuid) => uuid !== viewer.uuid);
  const title = space.type === "direct" ? directory.byUuid(other ?? "")?.displayName : undefined;
  return {
    id: makeId("ROOM", space.uuid),
    title: title ?? space.title,
    type: space.type,
    isLocked: space.isLocked,
    lastActivity: iso(space.lastActivity),
    creatorId: makeId("PEOPLE", space.creatorUuid),
    created: iso(space.created),
    ownerId: makeId("ORGANIZATION", space.ownerOrgId),
    isPublic: false,
    isReadOnly: false,
  };
}

/** A membership as `GET /memberships` shows it. */
export function showMembership(membership: MembershipRecord, space: SpaceRecord, directory: Directory): object {
  const person = directory.byUuid(membership.personUuid);
  return {
    id: makeMembershipId(membership.personUuid, membership.spaceUuid),
    roomId: makeId("ROOM", membership.spaceUuid),
    personId: makeId("PEOPLE", membership.personUuid),
    personEmail: person?.email,
    personDisplayName: person?.displayName,
    personOrgId: person ? makeId("ORGANIZATION", person.orgId) : undefined,
    isModerator: membership.isModerator,
    isMonitor: false,
    isRoomHidden: membership.isRoomHidden,
    roomType: space.type,
    created: iso(membership.created),
  };
}

/** What a webhook may say of a message: everything but its words, card and file. */
export function showMessageEnvelope(message: MessageRecord, space: SpaceRecord, directory: Directory): object {
  return {
    id: makeId("MESSAGE", message.uuid),
    ...(message.parentUuid ? { parentId: makeId("MESSAGE", message.parentUuid) } : {}),
    roomId: makeId("ROOM", message.spaceUuid),
    roomType: space.type,
    personId: makeId("PEOPLE", message.personUuid),
    personEmail: directory.byUuid(message.personUuid)?.email,
    ...(message.mentioned.length > 0
      ? { mentionedPeople: message.mentioned.map((uuid) => makeId("PEOPLE", uuid)) }
      : {}),
    ...(message.mentionsAll ? { mentionedGroups: ["all"] } : {}),
    created: iso(message.created),
    ...(message.updated ? { updated: iso(message.updated) } : {}),
  };
}

/** `apiBase` is the address files are fetched from, `http://127.0.0.1:4000/v1`. */
export function showMessage(message: MessageRecord, space: SpaceRecord, directory: Directory, apiBase: string): object {
  return {
    ...showMessageEnvelope(message, space, directory),
    text: message.text,
    ...(message.markdown === undefined ? {} : { markdown: message.markdown }),
    ...(message.html === undefined ? {} : { html: message.html }),
    ...(message.files.length > 0
      ? { files: message.files.map((file) => `${apiBase}/contents/${makeId("CONTENT", file.uuid)}`) }
      : {}),
    ...(message.cards.length > 0
      ? { attachments: message.cards.map((content) => ({ contentType: CARD_TYPE, content })) }
      : {}),
  };
}

/** The only kind of attachment Webex knows. */
export const CARD_TYPE = "application/vnd.microsoft.card.adaptive";

/** The press without what was put in, as a webhook tells of it. */
export const showActionEnvelope = (action: ActionRecord): object => ({
  id: makeId("ATTACHMENT_ACTION", action.uuid),
  type: "submit",
  messageId: makeId("MESSAGE", action.messageUuid),
  personId: makeId("PEOPLE", action.personUuid),
  roomId: makeId("ROOM", action.spaceUuid),
  created: iso(action.created),
});

/** A press as `GET /attachment/actions/{id}` shows it. */
export const showAction = (action: ActionRecord): object => ({
  ...showActionEnvelope(action),
  inputs: action.inputs,
});
