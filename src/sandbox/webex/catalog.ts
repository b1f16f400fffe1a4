import { type RequestHandler, Router } from "express";

/**
 * The service catalogue the Webex SDK asks for. Everything in it names this cloud, so that the SDK never leaves it;
 * `hostCatalog` is what the SDK derives ids' cluster from.
 */
export function catalogRoutes(): Router {
  const router = Router();
  router.get(["/limited/catalog", "/catalog"], (req, res) => {
    const host = req.get("host") ?? "";
    const at = (path: string) => `${req.protocol}://${host}${path}`;
    const hostname = host.replace(/:\d+$/, "");
    res.json({
      serviceLinks: {
        hydra: at("/v1"),
        u2c: at("/u2c/api/v1"),
        wdm: at("/wdm/api/v1"),
        conversation: at("/conversation/api/v1"),
        metrics: at("/metrics/api/v1"),
      },
      hostCatalog: {
        [hostname]: [{ host: hostname, ttl: -1, priority: 1, id: "urn:TEAM:us-east-2_a:conversation" }],
      },
    });
  });
  return router;
}

/** The SDK's telemetry is taken and forgotten: a refusal would be an unhandled rejection inside the SDK. */
export const takeMetrics: RequestHandler = (_req, res) => void res.json({ items: [] });
