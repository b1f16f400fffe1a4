import express, { type ErrorRequestHandler, type Response, Router } from "express";
import { z } from "zod";
import { asRefusal } from "../answer-call.js";
import type { Directory } from "../directory.js";
import { readInput } from "../read-input.js";
import { badRequest } from "../refusal.js";
import type { Codes } from "./codes.js";
import { type AuthorizeParams, type Integration, readAuthorize } from "./read-authorize.js";
import { showConsentPage, showSignInProblem } from "./show-consent.js";

const shortcutQuery = z.object({ login_as: z.string().optional() });
const decisionBody = z.object({ email: z.string().optional(), decision: z.enum(["accept", "decline"]) });

/** `GET` shows the consent page and `POST` takes the decision; `login_as=<email>` in the query accepts at once. */
export function authorizeRoutes(integration: Integration, directory: Directory, codes: Codes): Router {
  const router = Router();

  function sendBack(res: Response, params: AuthorizeParams, answer: Record<string, string>) {
    const url = new URL(params.redirect_uri);
    for (const [name, value] of Object.entries(answer)) url.searchParams.set(name, value);
    if (params.state !== undefined) url.searchParams.set("state", params.state);
    res.redirect(302, url.href);
  }

  function decide(res: Response, input: unknown, email: string | undefined) {
    const asked = readAuthorize(input, integration);
    const { params } = asked;
    if ("error" in asked) return sendBack(res, params, { error: asked.error, error_description: asked.description });
    if (email === undefined)
      return sendBack(res, params, { error: "access_denied", error_description: "The person declined." });
    const person = directory.byEmail(email);
    if (!person || person.bot) throw badRequest("There is nobody with this e-mail address to sign in as.");
    sendBack(res, params, { code: codes.issue({ ...asked.consent, person }) });
  }

  router.get("/authorize", (req, res) => {
    const { login_as: email } = readInput(shortcutQuery, req.query);
    if (email !== undefined) return decide(res, req.query, email);
    const asked = readAuthorize(req.query, integration);
    if ("error" in asked)
      return sendBack(res, asked.params, { error: asked.error, error_description: asked.description });
    res.type("html").send(showConsentPage(asked.params, asked.consent.scopes, directory));
  });

  router.post("/authorize", express.urlencoded({ extended: false }), (req, res) => {
    const { email, decision } = readInput(decisionBody, req.body);
    if (decision === "accept" && email === undefined) throw badRequest("Pick who you are, then accept.");
    decide(res, req.body, decision === "accept" ? email : undefined);
  });

  const showProblem: ErrorRequestHandler = (error: unknown, _req, res, next) => {
    if (res.headersSent) return next(error);
    const refusal = asRefusal(error);
    res.status(refusal.status).type("html").send(showSignInProblem(refusal.sentence));
  };
  router.use("/authorize", showProblem);
  return router;
}
