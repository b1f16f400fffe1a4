import { randomUUID } from "node:crypto";
import type { CloudEvent } from "../cloud-event.js";
import type { Directory } from "../directory.js";
import type { SpaceRecord } from "../records.js";

/**
 * An event as the SDK's socket carries it: the ids it makes public ones from, and nothing encrypted, for without
 * `encryptionKeyUrl` the SDK decrypts nothing and reads the rest over REST. Undefined for what it has no verb for.
 */
export function makeActivity(event: CloudEvent, directory: Directory, baseUrl: string): object | undefined {
  const actor = directory.byUuid(event.actorUuid);
  const told = describe(event, directory, baseUrl);
  if (!actor || !told) return undefined;
  const id = told.id ?? randomUUID();
  return {
    objectType: "activity",
    published: new Date(told.at).toISOString(),
    url: `${baseUrl}/conversation/api/v1/activities/${id}`,
    actor: { objectType: "person", entryUUID: actor.uuid, emailAddress: actor.email, orgId: actor.orgId },
    target: conversation(event.space, baseUrl),
    ...told.activity,
    id,
  };
}

interface Told {
  readonly id?: string;
  readonly at: number;
  readonly activity: { readonly verb: string; readonly object: object; readonly parent?: object };
}

function describe(event: CloudEvent, directory: Directory, baseUrl: string): Told | undefined {
  switch (event.resource) {
    case "messages": {
      const { message } = event;
      const object = { objectType: "comment", id: message.uuid };
      if (event.event === "deleted") return { at: message.created, activity: { verb: "delete", object } };
      if (event.event === "updated") return undefined;
      const verb = message.files.length > 0 ? "share" : "post";
      return { id: message.uuid, at: message.created, activity: { verb, object } };
    }
    case "attachmentActions": {
      const { action, message } = event;
      const object = { objectType: "submit", inputs: action.inputs };
      const parent = { id: message.uuid, type: "cardAction" };
      return { id: action.uuid, at: action.created, activity: { verb: "cardAction", object, parent } };
    }
    case "memberships": {
      const person = directory.byUuid(event.membership.personUuid);
      const object = {
        objectType: "person",
        entryUUID: person?.uuid,
        emailAddress: person?.email,
        displayName: person?.displayName,
        orgId: person?.orgId,
        roomProperties: { isModerator: event.membership.isModerator },
      };
      const moderator = event.membership.isModerator ? "assignModerator" : "unassignModerator";
      const verb = { created: "add", deleted: "leave", updated: moderator }[event.event];
      return { at: event.membership.created, activity: { verb, object } };
    }
    case "rooms": {
      const verb = { created: "create", updated: "update" }[event.event];
      // Members are told one by one with `add`; the SDK wants the list to be there nevertheless.
      const object = { ...conversation(event.space, baseUrl), participants: { items: [] } };
      return { at: event.space.created, activity: { verb, object } };
    }
  }
}

const conversation = (space: SpaceRecord, baseUrl: string) => ({
  objectType: "conversation",
  id: space.uuid,
  url: `${baseUrl}/conversation/api/v1/conversations/${space.uuid}`,
  tags: space.type === "direct" ? ["ONE_ON_ONE", "LOCKED"] : space.isLocked ? ["LOCKED"] : [],
});
