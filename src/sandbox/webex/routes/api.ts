import express, { Router } from "express";
import { type AnswerCall, addTrackingId, refuseUnknownPath, sendRefusal } from "../answer-call.js";
import type { CloudState } from "../state.js";
import { attachmentActionRoutes } from "./attachment-actions.js";
import { contentRoutes } from "./contents.js";
import { membershipRoutes } from "./memberships.js";
import { messageRoutes } from "./messages.js";
import { peopleRoutes } from "./people.js";
import { roomRoutes } from "./rooms.js";
import { webhookRoutes } from "./webhooks.js";

/** Webex messaging and sign-in, to be mounted at `/v1`. */
export function webexApi(state: CloudState, answer: AnswerCall, oauth: Router, fetchIt: typeof fetch): Router {
  const router = Router();
  router.use(addTrackingId);
  router.use(oauth);
  router.use(express.json({ limit: "1mb" }));
  router.use("/people", peopleRoutes(state, answer));
  router.use("/rooms", roomRoutes(state, answer));
  router.use("/memberships", membershipRoutes(state, answer));
  router.use("/messages", messageRoutes(state, answer, fetchIt));
  router.use("/webhooks", webhookRoutes(state, answer));
  router.use("/attachment/actions", attachmentActionRoutes(state, answer));
  router.use("/contents", contentRoutes(state, answer));
  router.use(refuseUnknownPath);
  router.use(sendRefusal);
  return router;
}
