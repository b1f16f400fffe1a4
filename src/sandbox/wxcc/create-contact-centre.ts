import { json, Router } from "express";
import type { Clock } from "../../clock.js";
import type { Identify, RegionHandler } from "../contracts.js";
import type { TrafficModel } from "../model/traffic-model.js";
import { answerErrors, createTracking, refuseUnknownRoute } from "./answer-errors.js";
import { createAuthorise, orgOf } from "./authorise.js";
import { organizationRecord } from "./configuration/organization.js";
import { listQueues } from "./configuration/queues.js";
import { createRateLimit } from "./limit-rate.js";
import { createSearch } from "./search/create-search.js";
import { sendJson } from "./send-json.js";
import { readStatisticsQuery } from "./statistics/read-query.js";
import { tallyQueues } from "./statistics/tally-queues.js";
import { centreIn, ownCentreIn } from "./tenant.js";

/**
 * Webex Contact Center's APIs over the traffic model, one handler a region. The rate limit is shared by all regions, as
 * it counts by client id. Every answer is cut at the clock's present moment.
 */
export function createContactCentre(deps: {
  readonly model: TrafficModel;
  readonly clock: Clock;
  readonly identify: Identify;
}): RegionHandler {
  const { model, clock } = deps;
  const authorise = createAuthorise({ identify: deps.identify, limitRate: createRateLimit(clock) });
  const search = createSearch(model);

  return (region) => {
    const router = Router();
    router.use(createTracking(region));

    router.get("/v1/queues/statistics", async (request, response) => {
      const orgId = orgOf(authorise(request), request.query.orgId);
      const centre = centreIn(model, region, orgId);
      const now = clock.now();
      const query = readStatisticsQuery(request.query, now);
      await sendJson(request, response, 200, { meta: { orgId }, data: tallyQueues(model, centre, query, now) });
    });

    router.post("/search", json({ limit: "1mb" }), async (request, response) => {
      const orgId = orgOf(authorise(request), request.query.orgId);
      const result = await search(centreIn(model, region, orgId), request.body, clock.now());
      await sendJson(request, response, result.errors ? 400 : 200, result);
    });

    router.get("/organization/:orgId", async (request, response) => {
      const centre = ownCentreIn(model, region, authorise(request), request.params.orgId);
      await sendJson(request, response, 200, organizationRecord(centre));
    });

    router.get("/organization/:orgId/v2/contact-service-queue", async (request, response) => {
      const centre = ownCentreIn(model, region, authorise(request), request.params.orgId);
      await sendJson(request, response, 200, listQueues(centre, request.query));
    });

    router.use(refuseUnknownRoute);
    router.use(answerErrors);
    return router;
  };
}
