/** Kinds of things that carry a public id. */
export type IdKind =
  | "PEOPLE"
  | "ROOM"
  | "MESSAGE"
  | "MEMBERSHIP"
  | "WEBHOOK"
  | "ATTACHMENT_ACTION"
  | "ORGANIZATION"
  | "ROLE"
  | "CONTENT"
  | "APPLICATION";

const prefix = (kind: IdKind) => `ciscospark://us/${kind}/`;

/** Webex's public id: the unpadded base64 of a URI. */
export const makeId = (kind: IdKind, uuid: string): string => Buffer.from(prefix(kind) + uuid).toString("base64url");

/** The uuid inside a public id; undefined unless the id is of that kind and spelled byte for byte as Webex spells it. */
export function readId(kind: IdKind, id: string): string | undefined {
  const uri = Buffer.from(id, "base64url").toString();
  if (!uri.startsWith(prefix(kind))) return undefined;
  const uuid = uri.slice(prefix(kind).length);
  return makeId(kind, uuid) === id ? uuid : undefined;
}

/** A membership has no uuid of its own: it is its person and its space (as the SDK derives it). */
export const makeMembershipId = (personUuid: string, spaceUuid: string): string =>
  makeId("MEMBERSHIP", `${personUuid}:${spaceUuid}`);

/** The two uuids inside a membership's id; undefined for any other id. */
export function readMembershipId(id: string): { personUuid: string; spaceUuid: string } | undefined {
  const [personUuid, spaceUuid] = readId("MEMBERSHIP", id)?.split(":") ?? [];
  return personUuid && spaceUuid ? { personUuid, spaceUuid } : undefined;
}

/** Control Hub's full administrator, as `roles` of a person lists it. */
export const fullAdminRole = makeId("ROLE", "id_full_admin");
