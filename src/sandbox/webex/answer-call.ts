import { randomUUID } from "node:crypto";
import type { ErrorRequestHandler, Request, RequestHandler, Response } from "express";
import type { SandboxPerson } from "../world.js";
import { forbidden, Refusal } from "./refusal.js";

/** Who calls, as the token says. */
export interface Caller {
  readonly person: SandboxPerson;
  readonly scopes: readonly string[];
  readonly clientId: string;
}

/** One request of a known caller. */
export interface Call {
  readonly caller: Caller;
  readonly req: Request;
  readonly res: Response;
  /** Address of this API as the caller reached it, `http://127.0.0.1:4000/v1`. */
  readonly apiBase: string;
}

/** Returns the body to send with 200; `undefined` sends 204, and nothing when the handler has answered itself. */
export type CallHandler = (call: Call) => object | undefined | Promise<object | undefined>;

/** Makes Express handlers that know their caller and refuse a token without one of `scopes` (space-separated). */
export type AnswerCall = (scopes: string, handler: CallHandler) => RequestHandler;

/** `callerOf` gives undefined for a bearer that is unknown, expired or revoked. */
export function createAnswerCall(callerOf: (bearer: string) => Caller | undefined): AnswerCall {
  return (scopes, handler) => async (req, res) => {
    const [, bearer] = /^Bearer (\S+)$/i.exec(req.headers.authorization ?? "") ?? [];
    const caller = bearer === undefined ? undefined : callerOf(bearer);
    if (!caller) throw new Refusal(401, "The request requires a valid access token set in the Authorization header.");
    if (!holdsOne(caller.scopes, scopes.split(" "))) throw forbidden(`The access token lacks the scope ${scopes}.`);
    const body = await handler({ caller, req, res, apiBase: `${req.protocol}://${req.get("host")}/v1` });
    if (res.headersSent) return;
    if (body) res.json(body);
    else res.status(204).end();
  };
}

const holdsOne = (held: readonly string[], wanted: readonly string[]) =>
  wanted.some((scope) => held.includes(scope) || (scope.startsWith("spark:") && held.includes("spark:all")));

/** Every answer of Webex carries a tracking id. */
export const addTrackingId: RequestHandler = (_req, res, next) => {
  res.set("trackingid", `SANDBOX_${randomUUID()}`);
  next();
};

/** For whatever no route took. */
export const refuseUnknownPath: RequestHandler = (req) => {
  throw new Refusal(404, `There is no ${req.method} ${req.path}.`);
};

/** Errors in the shape of webexapis.com. */
export const sendRefusal: ErrorRequestHandler = (error: unknown, _req, res, next) => {
  if (res.headersSent) return next(error);
  const refusal = asRefusal(error);
  const reasons = refusal.reasons.length > 0 ? refusal.reasons : [refusal.sentence];
  res.status(refusal.status).json({
    message: refusal.sentence,
    errors: reasons.map((description) => ({ description })),
    trackingId: res.get("trackingid"),
  });
};

/** Express's own errors (a body that is not JSON, too large, a path that cannot be decoded) carry their status. */
export function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const status = error instanceof Error && "status" in error ? Number(error.status) : 500;
  if (status >= 400 && status < 500)
    return new Refusal(status, "The request could not be read: its body is malformed.");
  return new Refusal(500, `The sandbox made a mistake: ${error instanceof Error ? error.message : String(error)}`);
}
