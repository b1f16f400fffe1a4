import { z } from "zod";
import type { Call } from "./answer-call.js";
import { makeId, readId } from "./ids.js";
import { mayRead } from "./may-read.js";
import { pageList } from "./page-list.js";
import { readInput } from "./read-input.js";
import type { MessageRecord, SpaceRecord } from "./records.js";
import { badRequest, forbidden } from "./refusal.js";
import { type CloudState, findSpace } from "./state.js";

const query = z.object({
  roomId: z.string().optional(),
  parentId: z.string().optional(),
  mentionedPeople: z.string().optional(),
  before: z.iso.datetime({ offset: true }).optional(),
  beforeMessage: z.string().optional(),
});
const USUAL_PAGE = 50;

/** Messages of a space, newest first (OpenAPI). A bot has to ask for those that mention it in a group space. */
export function listMessages(
  state: CloudState,
  call: Call,
  known?: SpaceRecord,
): { space: SpaceRecord; page: MessageRecord[] } {
  const { person } = call.caller;
  const wanted = readInput(query, call.req.query);
  if (!known && wanted.roomId === undefined) throw badRequest("roomId is needed.");
  const space = known ?? findSpace(state, person, wanted.roomId ?? "");
  const mentioned = readMentioned(wanted.mentionedPeople, call);
  if (person.bot && space.type === "group" && mentioned === undefined)
    throw forbidden("A bot reads only messages that mention it in a group space: mentionedPeople=me is needed.");
  const before = wanted.beforeMessage === undefined ? undefined : readBefore(state, space, wanted.beforeMessage);
  const kept = state.messages.inSpace(space.uuid);
  const older = before === undefined ? kept : kept.slice(0, kept.indexOf(before));
  const found = older.filter(
    (message) =>
      mayRead(person, message, space) &&
      (mentioned === undefined || message.mentioned.includes(mentioned)) &&
      (wanted.parentId === undefined || message.parentUuid === readId("MESSAGE", wanted.parentId)) &&
      (wanted.before === undefined || message.created < Date.parse(wanted.before)),
  );
  return { space, page: pageList(call, found.reverse(), (message) => message.uuid, USUAL_PAGE) };
}

function readBefore(state: CloudState, space: SpaceRecord, id: string): MessageRecord {
  const message = state.messages.get(readId("MESSAGE", id) ?? "");
  if (message?.spaceUuid !== space.uuid) throw badRequest("beforeMessage is not a message of this space.");
  return message;
}

/** OpenAPI: only `me` or one's own id. */
function readMentioned(mentionedPeople: string | undefined, call: Call): string | undefined {
  if (mentionedPeople === undefined) return undefined;
  const { uuid } = call.caller.person;
  if (mentionedPeople !== "me" && mentionedPeople !== makeId("PEOPLE", uuid))
    throw badRequest("mentionedPeople must be me.");
  return uuid;
}
