import express, { type Router } from "express";
import type { Registry } from "prom-client";

/** A reason why the service should get no traffic, or undefined. */
export type ReadinessCheck = () => Promise<string | undefined> | string | undefined;

/** Whether what is acknowledged would survive. */
export const storeCheck =
  (store: { probe(): Promise<void> }): ReadinessCheck =>
  () =>
    store.probe().then(
      () => undefined,
      () => "the store cannot be written",
    );

/** `GET /healthz` (the process answers), `GET /readyz` (503 with every reason), `GET /metrics` (Prometheus). */
export function createHealthRoutes(options: {
  readonly checks: readonly ReadinessCheck[];
  readonly registry: Registry;
}): Router {
  const router = express.Router();
  router.get("/healthz", (_request, response) => {
    response.json({ status: "alive" });
  });
  router.get("/readyz", async (_request, response) => {
    const reasons = (await Promise.all(options.checks.map((check) => check()))).filter(
      (reason) => reason !== undefined,
    );
    response
      .status(reasons.length === 0 ? 200 : 503)
      .json({ status: reasons.length === 0 ? "ready" : "not ready", reasons });
  });
  router.get("/metrics", async (_request, response) => {
    response.type(options.registry.contentType).send(await options.registry.metrics());
  });
  return router;
}
