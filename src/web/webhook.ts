import express, { type Router } from "express";
import type { Log } from "../log.js";
import { parseJson } from "../parse-json.js";
import { type WebhookEvent, webhookEventSchema } from "../webex/schemas.js";
import { isSignedBy } from "../webex/signature.js";

/** A webhook body is an envelope of ids; Webex's are under 2 KB. */
const MOST_BYTES = 256 * 1024;

/**
 * `POST /webex/webhook`. The signature over the raw bytes is checked before anything is read: 401 otherwise.
 * Webex does not deliver twice, so 200 means that `accept` has taken the event and finishes it even while stopping;
 * 503 that it was not taken.
 */
export function createWebhookRoute(options: {
  readonly secret: string;
  readonly log: Log;
  /** False when nothing is taken any more. Must not throw. */
  readonly accept: (event: WebhookEvent) => boolean;
}): Router {
  const router = express.Router();
  router.post("/webex/webhook", express.raw({ type: () => true, limit: MOST_BYTES }), (request, response) => {
    const raw: unknown = request.body;
    if (!Buffer.isBuffer(raw) || !isSignedBy(options.secret, raw, request.get("x-spark-signature"))) {
      options.log.warn(
        { bytes: Buffer.isBuffer(raw) ? raw.length : 0 },
        "webhook delivery with a wrong signature refused",
      );
      response.sendStatus(401);
      return;
    }
    const event = webhookEventSchema.safeParse(parseJson(raw.toString("utf8")));
    if (!event.success) {
      options.log.error({ err: event.error }, "signed webhook delivery that is not an event");
      response.sendStatus(400);
      return;
    }
    response.status(options.accept(event.data) ? 200 : 503).end();
  });
  return router;
}
