import { json, Router } from "express";
import type { SandboxClock } from "../clock.js";
import type { EventEdge, Identify, RegionHandler } from "../contracts.js";
import { type CaptureCatalog, createCaptureCatalog } from "../model/captures/create-capture-catalog.js";
import type { ContactCentre } from "../model/centre.js";
import type { TrafficModel } from "../model/traffic-model.js";
import { listActivities } from "./agents/list-activities.js";
import { readActivitiesQuery } from "./agents/read-activities-query.js";
import { answerErrors, createTracking, refuseUnknownRoute } from "./answer-errors.js";
import { createAuthorise, orgOf } from "./authorise.js";
import { listCaptures } from "./captures/list-captures.js";
import { readCapturesQuery } from "./captures/read-query.js";
import { answerList } from "./configuration/answer-list.js";
import { configurationLists } from "./configuration/lists.js";
import { organizationRecord } from "./configuration/organization.js";
import { siteRoutes } from "./configuration/sites/routes.js";
import { createSiteBook, type SiteBook } from "./configuration/sites/site-book.js";
import { findUserByCiUserId } from "./configuration/users.js";
import { createRateLimit } from "./limit-rate.js";
import { createSearch } from "./search/create-search.js";
import { sendJson } from "./send-json.js";
import { readStatisticsQuery } from "./statistics/read-query.js";
import { tallyAgents } from "./statistics/tally-agents.js";
import { tallyQueues } from "./statistics/tally-queues.js";
import { createSubscriptions } from "./subscriptions/create-subscriptions.js";
import { subscriptionRoutes } from "./subscriptions/routes.js";
import { watchCaptures } from "./subscriptions/watch-captures.js";
import { listTasks } from "./tasks/list-tasks.js";
import { readTasksQuery } from "./tasks/read-query.js";
import { centreIn, ownCentreIn } from "./tenant.js";
import { estimateWaitMs } from "./wait/estimate-wait.js";
import { readWaitQuery } from "./wait/read-query.js";

/** Reads its own query, and answers with what is known at `now`. */
type Report = (centre: ContactCentre, query: unknown, now: number) => readonly unknown[];

/**
 * Webex Contact Center's APIs over the traffic model, one handler a region. The rate limit is shared by all regions, as
 * it counts by client id. Every answer is cut at the clock's present moment.
 */
export function createContactCentre(deps: {
  readonly model: TrafficModel;
  readonly clock: SandboxClock;
  readonly identify: Identify;
  /** Shared with the storage where there is one. */
  readonly catalog?: CaptureCatalog;
  /** What of the configuration can be changed; whoever resets the cloud keeps it. */
  readonly sites?: SiteBook;
  /** How whoever subscribed is told; without it nobody is, and subscriptions are only kept. */
  readonly events?: EventEdge;
}): RegionHandler {
  const { model, clock, catalog = createCaptureCatalog(model), sites = createSiteBook(clock) } = deps;
  const authorise = createAuthorise({ identify: deps.identify, limitRate: createRateLimit(clock) });
  const search = createSearch(model);
  const subscriptions = deps.events
    ? watchCaptures({ clock, model, catalog, events: deps.events })
    : createSubscriptions(clock, () => undefined);

  return (region) => {
    const router = Router();
    router.use(createTracking(region));

    const report = (path: string, list: Report) =>
      router.get(path, async (request, response) => {
        const orgId = orgOf(authorise(request), request.query.orgId);
        const data = list(centreIn(model, region, orgId), request.query, clock.now());
        await sendJson(request, response, 200, { meta: { orgId }, data });
      });
    report("/v1/queues/statistics", (centre, query, now) =>
      tallyQueues(model, centre, readStatisticsQuery(query, now, "queueIds"), now),
    );
    report("/v1/agents/statistics", (centre, query, now) =>
      tallyAgents(model, centre, readStatisticsQuery(query, now, "agentIds"), now),
    );
    report("/v1/agents/activities", (centre, query, now) =>
      listActivities(model, centre, readActivitiesQuery(query, now), now),
    );
    report("/v1/tasks", (centre, query, now) => listTasks(model, centre, readTasksQuery(query, now), now));

    router.get("/v1/ewt", async (request, response) => {
      const centre = centreIn(model, region, orgOf(authorise(request), request.query.orgId));
      const estimatedWaitTime = estimateWaitMs(model, centre, readWaitQuery(request.query), clock.now());
      if (estimatedWaitTime === undefined) response.status(204).end();
      else await sendJson(request, response, 200, { estimatedWaitTime });
    });

    router.post("/search", json({ limit: "1mb" }), async (request, response) => {
      const orgId = orgOf(authorise(request), request.query.orgId);
      const result = await search(centreIn(model, region, orgId), request.body, clock.now());
      await sendJson(request, response, result.errors ? 400 : 200, result);
    });

    router.post("/v1/captures/query", json({ limit: "1mb" }), async (request, response) => {
      const identity = authorise(request, { supervisors: true });
      const query = readCapturesQuery(request.body);
      const orgId = orgOf(identity, query.orgId);
      const origin = `${request.protocol}://${request.get("host")}`;
      const data = listCaptures(catalog, centreIn(model, region, orgId), query, clock.now(), origin);
      await sendJson(request, response, 200, { meta: { orgId, urlExpiration: query.expiresMinutes }, data });
    });

    router.use(
      subscriptionRoutes({ authorise, subscriptions, refuseForeign: (orgId) => centreIn(model, region, orgId) }),
    );

    router.get("/organization/:orgId", async (request, response) => {
      const centre = ownCentreIn(model, region, authorise(request), request.params.orgId);
      await sendJson(request, response, 200, organizationRecord(centre));
    });

    for (const list of configurationLists(sites)) {
      router.get(`/organization/:orgId/v2/${list.path}`, async (request, response) => {
        const centre = ownCentreIn(model, region, authorise(request), request.params.orgId);
        await sendJson(request, response, 200, answerList(centre, list, request.query));
      });
    }

    router.get("/organization/:orgId/user/by-ci-user-id/:id", async (request, response) => {
      const centre = ownCentreIn(model, region, authorise(request), request.params.orgId);
      await sendJson(request, response, 200, findUserByCiUserId(centre, request.params.id, sites));
    });

    router.use(
      siteRoutes({ book: sites, authorise, centreOf: (identity, id) => ownCentreIn(model, region, identity, id) }),
    );

    router.use(refuseUnknownRoute);
    router.use(answerErrors);
    return router;
  };
}
