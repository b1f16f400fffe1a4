import type { SandboxPerson } from "../world.js";
import type { CloudEvent } from "./cloud-event.js";
import { mayRead } from "./may-read.js";

/** Whether Webex tells this person, by webhook or socket, that something happened. */
export function mayKnow(person: SandboxPerson, event: CloudEvent): boolean {
  switch (event.resource) {
    case "messages":
      return mayRead(person, event.message, event.space);
    case "attachmentActions":
      return event.message.personUuid === person.uuid;
    case "memberships":
      if (event.event === "deleted" && event.space.type === "direct") return false;
      return event.space.members.has(person.uuid);
    case "rooms":
      return event.space.members.has(person.uuid) || event.actorUuid === person.uuid;
  }
}
