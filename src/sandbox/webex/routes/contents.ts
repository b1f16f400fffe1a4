import { Router } from "express";
import type { AnswerCall } from "../answer-call.js";
import { readId } from "../ids.js";
import { mayRead } from "../may-read.js";
import { notFound } from "../refusal.js";
import type { CloudState } from "../state.js";

/** Files of messages, for who may read the message. Express answers HEAD from the same route. */
export function contentRoutes(state: CloudState, answer: AnswerCall): Router {
  const router = Router();
  router.get(
    "/:id",
    answer("spark:messages_read", ({ caller, req, res }) => {
      const found = state.messages.file(readId("CONTENT", String(req.params.id)) ?? "");
      const space = state.spaces.get(found?.message.spaceUuid ?? "");
      if (!found || !space || !mayRead(caller.person, found.message, space)) throw notFound("file");
      res.attachment(found.file.name).set("content-type", found.file.type).send(found.file.content);
      return undefined;
    }),
  );
  return router;
}
