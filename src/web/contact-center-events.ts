import express, { type Router } from "express";
import type { Clock } from "../clock.js";
import type { Log } from "../log.js";
import type { AnnouncedCapture } from "../recordings/capture-waits.js";
import type { Store } from "../store/store.js";
import { readDelivery } from "../wxcc/subscriptions/read-delivery.js";

/** An event is an envelope with an id and an address; Cisco's are under 2 KB. */
const MOST_BYTES = 256 * 1024;

/** What became of a delivery, for counting. */
export type DeliveryOutcome = "taken" | "ignored" | "refused";

/**
 * `POST /wxcc/events/:ticket`. Contact Center waits five seconds for a 2xx and switches a subscription off that gives none,
 * so the answer never waits for the work. 404 for a ticket of nobody's, 401 for what is not signed, not of now or of another org.
 */
export function createContactCenterEvents(deps: {
  readonly store: Pick<Store, "subscriptions">;
  readonly clock: Clock;
  readonly log: Log;
  /** Takes the work and finishes it even while stopping. */
  readonly announced: (event: AnnouncedCapture) => void;
  /** Something has changed in who waits at the org; may be called a hundred times a second. */
  readonly moved: (orgId: string) => void;
  readonly onDelivery: (outcome: DeliveryOutcome) => void;
}): Router {
  const { clock, log, onDelivery } = deps;
  const router = express.Router();
  router.post(
    "/wxcc/events/:ticket",
    express.raw({ type: () => true, limit: MOST_BYTES }),
    async (request, response) => {
      const [known] = await deps.store.subscriptions.find({ ticket: request.params.ticket });
      if (!known) {
        response.sendStatus(404);
        return;
      }
      const { orgId } = known;
      const raw: unknown = request.body;
      const bytes = Buffer.isBuffer(raw) ? raw : Buffer.alloc(0);
      const headers = { signature: request.get("x-webexcc-signature"), timestamp: request.get("x-webexcc-timestamp") };
      const delivery = readDelivery(bytes, headers, known, clock.now());
      if (delivery.kind === "refused") {
        const { why } = delivery;
        onDelivery("refused");
        log.warn({ orgId, why, bytes: bytes.length }, "a delivery of Contact Center was refused");
        response.sendStatus(why === "body" ? 400 : 401);
        return;
      }
      onDelivery(delivery.kind === "other" ? "ignored" : "taken");
      response.status(204).end();
      if (delivery.kind === "capture-available") deps.announced({ orgId, ...delivery });
      if (delivery.kind === "task-moved") deps.moved(orgId);
    },
  );
  return router;
}
