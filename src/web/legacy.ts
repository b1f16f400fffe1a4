import express, { type ErrorRequestHandler, type Router } from "express";
import { z } from "zod";
import type { Clock } from "../clock.js";
import { asProblem, Problem } from "../errors.js";
import type { Log } from "../log.js";
import { keepLegacyKey } from "../orgs/legacy/keep-legacy-key.js";
import type { LegacyLinks } from "../orgs/legacy/legacy-link.js";
import type { Managing } from "../orgs/managing.js";
import type { Store } from "../store/store.js";
import type { LegacyForManagers } from "../wxcc/legacy/legacy.js";
import { createKeyForm } from "./legacy/key-form.js";
import { createLegacyTrail } from "./legacy/legacy-trail.js";
import { createQueryForm } from "./legacy/query-form.js";
import { createLegacyAdmission } from "./legacy/visit-legacy.js";
import { pageHeaders } from "./page-headers.js";
import { problemStatus } from "./problem-status.js";
import { refusalPage } from "./refusal-page.js";
import type { PageSignIn } from "./session/page-sign-in.js";
import { untilGone } from "./until-gone.js";

/** Analyzer's longest queries are a few kilobytes. */
const MOST_BYTES = "256kb";

/** `GET` and `POST /legacy/:ticket`: the pages for managers about legacy records, without a script. */
export function createLegacyPages(deps: {
  readonly publicUrl: string;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly links: Pick<LegacyLinks, "read">;
  readonly signIn: PageSignIn;
  readonly managing: Managing;
  readonly legacy: LegacyForManagers;
}): Router {
  const { store, clock, log, legacy } = deps;
  const admission = createLegacyAdmission(deps);
  const trail = createLegacyTrail({ audit: store.audit, clock });
  const keyForm = createKeyForm({ keep: keepLegacyKey({ store, clock, tryKey: legacy.tryKey }), trail });
  const queryForm = createQueryForm({ store, clock, legacy, trail });
  const router = express.Router();
  router.use("/legacy", pageHeaders("form"));

  router.get("/legacy/:ticket", async (request, response) => {
    const visit = await admission.open(request, response);
    if (!visit) return;
    response.type("html").send(visit.ref.page === "key" ? keyForm.show(visit) : await queryForm.show(visit));
  });

  const readForm = express.urlencoded({ extended: false, limit: MOST_BYTES });
  router.post("/legacy/:ticket", readForm, async (request, response) => {
    const visit = await admission.submit(request, response);
    response.type("html");
    if (visit.ref.page === "key") await keyForm.submit(visit, request.body, response);
    else await queryForm.submit(visit, request.body, response, untilGone(response));
  });

  // Express tells error handlers by their four parameters.
  const refuse: ErrorRequestHandler = (thrown: unknown, _request, response, _next) => {
    const problem = tooLarge(thrown) ?? asProblem(thrown);
    if (problem.code === "internal") log.error({ err: problem.cause }, "legacy page failed");
    else log.info({ problem: problem.code }, "legacy page refused");
    if (response.headersSent) return void response.destroy();
    response.status(problemStatus(problem)).type("html").send(refusalPage(problem, "Not opened"));
  };
  router.use("/legacy", refuse);
  return router;
}

const tooLargeSchema = z.object({ type: z.literal("entity.too.large") });

/** What the reader of forms throws, which is no mistake of ours. */
const tooLarge = (thrown: unknown): Problem | undefined =>
  tooLargeSchema.safeParse(thrown).success
    ? new Problem("bad-query", {
        say: "What was sent is far longer than any query of Analyzer's.",
        next: "Open the link again and paste the query alone.",
      })
    : undefined;
