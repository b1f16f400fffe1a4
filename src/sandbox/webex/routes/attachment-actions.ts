import { Router } from "express";
import { z } from "zod";
import type { AnswerCall } from "../answer-call.js";
import { readId } from "../ids.js";
import { readInput } from "../read-input.js";
import { notFound } from "../refusal.js";
import { showAction } from "../show.js";
import { type CloudState, findMessage } from "../state.js";

const body = z.object({
  type: z.literal("submit"),
  messageId: z.string(),
  inputs: z.record(z.string(), z.unknown()).default({}),
});

/** Pressing a card's button, and reading what was pressed: for the presser and the card's author. */
export function attachmentActionRoutes(state: CloudState, answer: AnswerCall): Router {
  const router = Router();

  router.post(
    "/",
    answer("spark:messages_write", ({ caller, req, res }) => {
      const { messageId, inputs } = readInput(body, req.body);
      const { message, space } = findMessage(state, caller.person, messageId);
      const action = state.actions.submit(message, space, caller.person, inputs);
      // OpenAPI: 202, unlike everything else that is created.
      res.status(202);
      return showAction(action);
    }),
  );

  router.get(
    "/:id",
    answer("spark:messages_read", ({ caller, req }) => {
      const action = state.actions.get(readId("ATTACHMENT_ACTION", String(req.params.id)) ?? "");
      const author = state.messages.get(action?.messageUuid ?? "")?.personUuid;
      if (!action || ![author, action.personUuid].includes(caller.person.uuid)) throw notFound("attachment action");
      return showAction(action);
    }),
  );

  return router;
}
