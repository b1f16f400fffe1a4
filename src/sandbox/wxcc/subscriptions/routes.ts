import { json, type Request, Router } from "express";
import type { TokenIdentity } from "../../contracts.js";
import { people } from "../../world.js";
import { orgOf } from "../authorise.js";
import type { Subscriptions } from "./create-subscriptions.js";
import { allEventTypes, firstEventTypes, resourceVersionList } from "./event-types.js";
import { type ApiVersion, readChange, readOrder } from "./read-subscription.js";
import { showSubscription } from "./show-subscription.js";

const WRITE_SCOPES = ["cjp:config", "cjp:config_write"];

type Authorise = (request: Request, permission?: { readonly scopes?: readonly string[] }) => TokenIdentity;

/** `/v1/subscriptions` and `/v2/subscriptions`; each version sees its own, and both count against the same limit. */
export function subscriptionRoutes(deps: {
  readonly authorise: Authorise;
  readonly subscriptions: Subscriptions;
  /** Throws for an org that does not live in the region. */
  readonly refuseForeign: (orgId: string) => void;
}): Router {
  const router = Router();
  for (const version of ["v1", "v2"] as const) router.use(`/${version}`, routesOf(version, deps));
  return router;
}

function routesOf(version: ApiVersion, deps: Parameters<typeof subscriptionRoutes>[0]): Router {
  const { subscriptions, authorise, refuseForeign } = deps;
  const router = Router();

  const ownOrg = (identity: TokenIdentity, named: unknown) => {
    const orgId = orgOf(identity, named);
    refuseForeign(orgId);
    return orgId;
  };
  const reader = (request: Request) => ownOrg(authorise(request), request.query.orgId);
  const writer = (request: Request) => authorise(request, { scopes: WRITE_SCOPES });
  const counted = (orgId: string) => ({ orgId, subscriptionCount: subscriptions.of(orgId).length });

  router.get("/event-types", (request, response) => {
    const orgId = reader(request);
    if (version === "v1") response.json({ meta: { orgId }, data: firstEventTypes });
    else response.json({ meta: { orgId, resourceVersionList }, data: allEventTypes });
  });

  router.get("/subscriptions", (request, response) => {
    const orgId = reader(request);
    const own = subscriptions.of(orgId).filter((each) => each.version === version);
    response.json({ meta: counted(orgId), data: own.map(showSubscription) });
  });

  router.post("/subscriptions", json(), (request, response) => {
    const identity = writer(request);
    const order = readOrder(version, request.body);
    const orgId = ownOrg(identity, order.orgId);
    const origin = `${request.protocol}://${request.get("host")}`;
    const made = subscriptions.add({ ...order, orgId }, { version, email: emailOf(identity), origin });
    response.status(201).json({ meta: counted(orgId), data: showSubscription(made) });
  });

  router.get("/subscriptions/:id", (request, response) => {
    const orgId = reader(request);
    response.json({ meta: { orgId }, data: showSubscription(subscriptions.find(orgId, version, request.params.id)) });
  });

  router.patch("/subscriptions/:id", json(), (request, response) => {
    const identity = writer(request);
    const before = subscriptions.find(ownOrg(identity, undefined), version, request.params.id);
    const change = readChange(version, request.body, before.eventTypes);
    const orgId = ownOrg(identity, change.orgId);
    const data = showSubscription(subscriptions.change(before, change, emailOf(identity)));
    response.json({ meta: { orgId }, data });
  });

  router.delete("/subscriptions/:id", (request, response) => {
    const orgId = ownOrg(writer(request), request.query.orgId);
    subscriptions.remove(subscriptions.find(orgId, version, request.params.id));
    response.status(204).end();
  });
  return router;
}

const emailOf = ({ personUuid }: TokenIdentity) =>
  people.find(({ uuid }) => uuid === personUuid)?.email ?? "unknown@example.com";
