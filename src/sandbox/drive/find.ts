import { readId } from "../webex/ids.js";
import type { MessageRecord, SpaceRecord } from "../webex/records.js";
import { badRequest } from "../webex/refusal.js";
import type { CloudState } from "../webex/state.js";
import type { SandboxPerson } from "../world.js";

/** A space by Webex id, uuid or title; a 400 Refusal when there is none or the title fits several. */
export function findSpaceByName(state: CloudState, name: string): SpaceRecord {
  const exact = state.spaces.get(name) ?? state.spaces.get(readId("ROOM", name) ?? "");
  if (exact) return exact;
  const titled = [...state.spaces.all()].filter((space) => space.title.toLowerCase() === name.toLowerCase());
  const [space, another] = titled;
  if (!space) throw badRequest(`There is no space "${name}"; GET /sandbox/state lists them.`);
  if (another) throw badRequest(`Several spaces are titled "${name}"; name it by its id.`);
  return space;
}

/** Somebody by e-mail address; a 400 Refusal when there is nobody. */
export function findPersonByEmail(state: CloudState, email: string): SandboxPerson {
  const person = state.directory.byEmail(email);
  if (!person)
    throw badRequest(`There is nobody with the e-mail address ${email}; GET /sandbox/state lists everybody.`);
  return person;
}

/** The person, who must be in the space. */
export function findMember(state: CloudState, space: SpaceRecord, email: string): SandboxPerson {
  const person = findPersonByEmail(state, email);
  if (!space.members.has(person.uuid)) throw badRequest(`${person.displayName} is not in the space "${space.title}".`);
  return person;
}

/** A message by Webex id or uuid, with its space. */
export function findMessageById(state: CloudState, id: string): { message: MessageRecord; space: SpaceRecord } {
  const message = state.messages.get(id) ?? state.messages.get(readId("MESSAGE", id) ?? "");
  const space = state.spaces.get(message?.spaceUuid ?? "");
  if (!message || !space) throw badRequest("There is no such message; GET /sandbox/state lists them.");
  return { message, space };
}
