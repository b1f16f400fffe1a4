import type { ErrorRequestHandler, RequestHandler } from "express";
import { z } from "zod";
import { stableId } from "../model/stable-id.js";
import { Refusal } from "./refusal.js";

const TRACKING = "trackingid";

/** Gives every response a `trackingid`: the caller's own when it sent one, else a new one. */
export function createTracking(region: string): RequestHandler {
  let count = 0;
  return (request, response, next) => {
    count += 1;
    const fresh = stableId(`${region}/request/${count}`);
    response.set(TRACKING, request.get(TRACKING) ?? `${prefixOf(request.path)}${fresh}`);
    next();
  };
}

const isOfSubscriptions = (path: string) => /^\/v[12]\/(subscriptions|event-types)(\/|$)/.test(path);

const prefixOf = (path: string) =>
  path.startsWith("/organization/") ? "ccconfig_" : isOfSubscriptions(path) ? "NOTIFS_" : "";

/** For whatever no route took. */
export const refuseUnknownRoute: RequestHandler = (request) => {
  throw new Refusal(404, `Resource not found: ${request.method} ${request.path}`);
};

// What express's own body parser throws.
const parserErrorSchema = z.object({ status: z.number().int().min(400).max(499), message: z.string() });

/** Says no in the shape of the OpenAPI's `ApiErrorResponse` (subscriptions: `ErrorResult`, a number as key); a 429 has no body (developer.webex.com, rate limiting). */
export const answerErrors: ErrorRequestHandler = (error, request, response, _next) => {
  const refusal = asRefusal(error);
  if (refusal.retryAfterSeconds !== undefined) response.set("retry-after", String(refusal.retryAfterSeconds));
  response.status(refusal.status);
  if (refusal.status === 429) {
    response.end();
    return;
  }
  const numbered = isOfSubscriptions(request.path);
  response.json(describeRefusal(refusal, response.get(TRACKING), numbered ? refusal.status : undefined));
};

/** The body of a refusal; `key` is its status as a text unless another one is given. */
export const describeRefusal = (
  { status, description, details }: Refusal,
  trackingId: string | undefined,
  key: string | number = String(status),
): object => ({ trackingId, error: { key, message: [{ description }], ...details } });

/** A mistake of the sandbox itself is a 500 that tells what went wrong: nobody but its own developers will read it. */
function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const parser = parserErrorSchema.safeParse(error);
  return parser.success ? new Refusal(parser.data.status, parser.data.message) : new Refusal(500, String(error));
}
