import { Router } from "express";
import { z } from "zod";
import type { AnswerCall, Call } from "../answer-call.js";
import { editMessage } from "../edit-message.js";
import { fetchFile } from "../fetch-file.js";
import { findParent, findTarget, targetSchema } from "../find-target.js";
import { makeId } from "../ids.js";
import { listMessages } from "../list-messages.js";
import { checkContent, contentSchema, renderContent } from "../message-content.js";
import { readInput } from "../read-input.js";
import { readMultipart } from "../read-multipart.js";
import type { FileRecord, MessageRecord, SpaceRecord } from "../records.js";
import { badRequest, forbidden, notFound } from "../refusal.js";
import { showMessage } from "../show.js";
import { type CloudState, findMessage, findPerson } from "../state.js";

const READ = "spark:messages_read";
const WRITE = "spark:messages_write";

const oneFile = z.union([z.string().transform((file) => [file]), z.array(z.string())]).default([]);
const createBody = contentSchema.extend({ ...targetSchema.shape, files: oneFile });
const updateBody = contentSchema.extend({ roomId: z.string() });
const directQuery = z.object({ personId: z.string().optional(), personEmail: z.string().optional() });

/** Messages, for those who may read them; `fetchIt` fetches files that are named by address. */
export function messageRoutes(state: CloudState, answer: AnswerCall, fetchIt: typeof fetch): Router {
  const router = Router();
  const show = (call: Call, message: MessageRecord, space: SpaceRecord) =>
    showMessage(message, space, state.directory, call.apiBase);

  async function readBody({ req }: Call) {
    if (!req.is("multipart/form-data")) return { body: readInput(createBody, req.body), uploads: [] };
    const { fields, files } = await readMultipart(req);
    if (fields.attachments !== undefined) throw badRequest("A card cannot be sent in a multipart body.");
    return { body: readInput(createBody, fields), uploads: files };
  }

  router.post(
    "/",
    answer(WRITE, async (call) => {
      const { body, uploads } = await readBody(call);
      if (body.files.length + uploads.length > 1) throw badRequest("Only one file is allowed per message.");
      const { person } = call.caller;
      const files: FileRecord[] = [...uploads];
      for (const address of body.files) files.push(await fetchFile(address, fetchIt));
      const cards = checkContent(body, files.length);
      const space = findTarget(state, person, body);
      const parentUuid = findParent(state, person, space, body.parentId);
      const draft = { ...renderContent(state, space, body), cards, files, parentUuid };
      return show(call, state.messages.write(space, person, draft), space);
    }),
  );

  router.get(
    "/",
    answer(READ, (call) => {
      const { space, page } = listMessages(state, call);
      return { items: page.map((message) => show(call, message, space)) };
    }),
  );

  router.get(
    "/direct",
    answer(READ, (call) => {
      const { person } = call.caller;
      const other = findPerson(state, readInput(directQuery, call.req.query));
      const space = state.spaces.direct(person.uuid, other.uuid);
      if (!space) throw notFound("1:1 space");
      const { page } = listMessages(state, call, space);
      return { items: page.map((message) => show(call, message, space)) };
    }),
  );

  router.get(
    "/:id",
    answer(READ, (call) => {
      const { message, space } = findMessage(state, call.caller.person, String(call.req.params.id));
      return show(call, message, space);
    }),
  );

  router.put(
    "/:id",
    answer(WRITE, (call) => {
      const { message, space } = findMessage(state, call.caller.person, String(call.req.params.id));
      const { roomId, ...content } = readInput(updateBody, call.req.body);
      if (roomId !== makeId("ROOM", space.uuid)) throw badRequest("roomId is not the space of the message.");
      return show(call, editMessage(state, call.caller.person, { message, space }, content), space);
    }),
  );

  router.delete(
    "/:id",
    answer(WRITE, ({ caller, req }) => {
      const { message, space } = findMessage(state, caller.person, String(req.params.id));
      const moderates = space.members.get(caller.person.uuid)?.isModerator === true;
      if (message.personUuid !== caller.person.uuid && !moderates)
        throw forbidden("Only the author of a message or a moderator of its space can delete it.");
      state.messages.remove(message, space, caller.person);
      return undefined;
    }),
  );

  return router;
}
