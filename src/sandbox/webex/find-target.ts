import { z } from "zod";
import type { SandboxPerson } from "../world.js";
import { readId } from "./ids.js";
import { mayRead } from "./may-read.js";
import type { SpaceRecord } from "./records.js";
import { badRequest, notFound } from "./refusal.js";
import { type CloudState, findSpace } from "./state.js";

/** Where a new message goes; exactly one of the first three. */
export const targetSchema = z.object({
  roomId: z.string().optional(),
  toPersonId: z.string().optional(),
  toPersonEmail: z.string().optional(),
  parentId: z.string().optional(),
});
type Target = z.infer<typeof targetSchema>;

/** The space a message goes to; a 1:1 space is opened when there was none. */
export function findTarget(state: CloudState, by: SandboxPerson, target: Target): SpaceRecord {
  const { roomId, toPersonId, toPersonEmail } = target;
  const named = [roomId, toPersonId, toPersonEmail].filter((value) => value !== undefined);
  if (named.length !== 1) throw badRequest("Exactly one of roomId, toPersonId and toPersonEmail is needed.");
  if (roomId !== undefined) return findSpace(state, by, roomId);
  const { directory, spaces } = state;
  const person = toPersonId === undefined ? directory.byEmail(toPersonEmail ?? "") : directory.byId(toPersonId);
  if (!person) throw notFound("person");
  if (person.uuid === by.uuid) throw badRequest("A message cannot be sent to oneself.");
  const human = by.bot ? person : by;
  return spaces.direct(by.uuid, person.uuid) ?? spaces.create(by, { title: human.displayName, directWith: person });
}

/** The uuid of the message that is answered: the root of a thread in the same space (OpenAPI). */
export function findParent(
  state: CloudState,
  by: SandboxPerson,
  space: SpaceRecord,
  parentId: string | undefined,
): string | undefined {
  if (parentId === undefined) return undefined;
  const parent = state.messages.get(readId("MESSAGE", parentId) ?? "");
  if (parent?.spaceUuid !== space.uuid || !mayRead(by, parent, space))
    throw badRequest("parentId is not a message of this space.");
  if (parent.parentUuid !== undefined) throw badRequest("parentId must be the first message of a thread.");
  return parent.uuid;
}
