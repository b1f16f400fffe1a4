import type { ErrorRequestHandler } from "express";
import { asProblem } from "../../errors.js";
import type { Log } from "../../log.js";
import { problemStatus } from "../problem-status.js";
import { refusalPage } from "../refusal-page.js";

/** How a refusal is written: a page for people, JSON for the player. */
type Form = "page" | "json";

/** Answers with what happened and the next step; a sound that has begun is broken off, so that nobody takes it for whole. */
export const refuse =
  (form: Form, log: Log): ErrorRequestHandler =>
  (thrown: unknown, _request, response, _next) => {
    const problem = asProblem(thrown);
    const { code, say, next, retryAfterSeconds } = problem;
    if (response.headersSent || response.destroyed) {
      log.warn({ problem: code }, "a recording could not be played to its end");
      response.destroy();
      return;
    }
    if (code === "internal") log.error({ err: problem.cause }, "recording page failed");
    else log.info({ problem: code }, "recording page refused");
    if (retryAfterSeconds) response.set("Retry-After", String(Math.ceil(retryAfterSeconds)));
    // What was meant for the sound or the file does not describe the refusal.
    for (const header of ["Content-Disposition", "Accept-Ranges", "ETag"]) response.removeHeader(header);
    response.status(problemStatus(problem));
    if (form === "json") response.json({ code, say, next });
    else response.type("html").send(refusalPage(problem, "Not played"));
  };
