import { json, type Request, type Response, Router } from "express";
import type { TokenIdentity } from "../../../contracts.js";
import type { ContactCentre } from "../../../model/centre.js";
import { describeRefusal } from "../../answer-errors.js";
import { sendJson } from "../../send-json.js";
import { listReferences } from "./find-references.js";
import type { SiteBook } from "./site-book.js";
import { writeInBulk } from "./write-in-bulk.js";
import { createSite, findSite, removeSite, replaceSite } from "./write-site.js";

const WRITE_SCOPES = ["cjp:config", "cjp:config_write"];

/** Sites one by one and in bulk; the v2 list is with the other lists. */
export function siteRoutes(deps: {
  readonly book: SiteBook;
  readonly authorise: (request: Request, permission?: { scopes: readonly string[] }) => TokenIdentity;
  /** The centre of the org in the path, if the caller may know of it here. */
  readonly centreOf: (identity: TokenIdentity, orgId: string) => ContactCentre;
}): Router {
  const { book, authorise } = deps;
  const router = Router();
  router.use("/organization/:orgId/site", json({ limit: "1mb" }));

  type Params = { readonly orgId: string; readonly id: string };
  const read = (request: Request<Pick<Params, "orgId">>) => deps.centreOf(authorise(request), request.params.orgId);
  const mayWrite = (request: Request<Pick<Params, "orgId">>) =>
    deps.centreOf(authorise(request, { scopes: WRITE_SCOPES }), request.params.orgId);

  router.get("/organization/:orgId/site", (request, response) =>
    sendJson(request, response, 200, book.of(read(request))),
  );
  router.post("/organization/:orgId/site", (request, response) =>
    sendJson(request, response, 201, createSite(book, mayWrite(request), request.body)),
  );
  router.post("/organization/:orgId/site/bulk", (request, response) => {
    const tracked = trackingOf(response);
    const written = writeInBulk(book, mayWrite(request), request.body, (refusal) => describeRefusal(refusal, tracked));
    return sendJson(request, response, 207, written);
  });
  router.get("/organization/:orgId/site/:id", (request, response) =>
    sendJson(request, response, 200, findSite(book, read(request), request.params.id)),
  );
  router.put("/organization/:orgId/site/:id", (request, response) =>
    sendJson(request, response, 200, replaceSite(book, mayWrite(request), request.params.id, request.body)),
  );
  router.delete("/organization/:orgId/site/:id", (request, response) => {
    removeSite(book, mayWrite(request), request.params.id);
    response.status(204).end();
  });
  router.get("/organization/:orgId/site/:id/incoming-references", (request, response) => {
    const centre = read(request);
    const { id } = findSite(book, centre, request.params.id);
    return sendJson(request, response, 200, listReferences(centre, id, request.query));
  });
  return router;
}

const trackingOf = (response: Response) => response.get("trackingid");
