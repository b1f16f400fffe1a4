import { randomUUID } from "node:crypto";
import express, { Router } from "express";
import { type AnswerCall, addTrackingId, refuseUnknownPath, sendRefusal } from "../answer-call.js";
import { Refusal } from "../refusal.js";

/** Registered SDKs: each has an address of its own for its socket. To be mounted at `/wdm/api/v1`. */
export function deviceRoutes(answer: AnswerCall): Router {
  const router = Router();
  const owners = new Map<string, string>();
  router.use(addTrackingId, express.json());

  const show = (base: string, uuid: string, personUuid: string) => ({
    url: `${base}/wdm/api/v1/devices/${uuid}`,
    webSocketUrl: `${base.replace(/^http/, "ws")}/socket/${uuid}`,
    userId: personUuid,
    deviceType: "DESKTOP",
    features: { developer: [], entitlement: [], user: [] },
  });
  const baseOf = (apiBase: string) => apiBase.replace(/\/v1$/, "");

  router.post(
    "/devices",
    answer("spark:all", ({ caller, apiBase }) => {
      const uuid = randomUUID();
      owners.set(uuid, caller.person.uuid);
      return show(baseOf(apiBase), uuid, caller.person.uuid);
    }),
  );
  router.put(
    "/devices/:id",
    answer("spark:all", ({ caller, apiBase, req }) => {
      const uuid = String(req.params.id);
      if (owners.get(uuid) !== caller.person.uuid) throw new Refusal(404, "There is no such device.");
      return show(baseOf(apiBase), uuid, caller.person.uuid);
    }),
  );
  router.delete(
    "/devices/:id",
    answer("spark:all", ({ req }) => {
      owners.delete(String(req.params.id));
      return undefined;
    }),
  );
  router.use(refuseUnknownPath);
  router.use(sendRefusal);
  return router;
}
