import { STATUS_CODES } from "node:http";
import { setTimeout as waitReal } from "node:timers/promises";
import type { RequestHandler, Response } from "express";
import { writeError } from "../storage/write-error.js";
import { addTrackingId } from "../webex/answer-call.js";
import type { Fault, Faults } from "./faults.js";

/** Lets the ordered faults happen to the requests that come through. */
export function injectFault(faults: Faults): RequestHandler {
  return async (req, res, next) => {
    const path = req.baseUrl + req.path;
    const fault = faults.take(req.method, path);
    if (!fault) return next();
    // Real time: the other side of the connection waits in real time, too.
    if (fault.delayMs) await waitReal(fault.delayMs, undefined, { ref: false });
    if (fault.hang) return;
    if (fault.drop) {
      req.socket.destroy();
      return;
    }
    if (fault.status === undefined && fault.body === undefined) return next();
    addTrackingId(req, res, () => undefined);
    answerFault(res, fault, kindOf(path));
  };
}

/** Each side of the cloud has its own shape of error. */
type Kind = "messaging" | "contact-centre" | "storage";

const kindOf = (path: string): Kind =>
  path.startsWith("/v1") ? "messaging" : path.startsWith("/storage") ? "storage" : "contact-centre";

const describe = (status: number) => `${STATUS_CODES[status] ?? "Refused"} (ordered in the sandbox)`;

function answerFault(res: Response, fault: Fault, kind: Kind): void {
  const status = fault.status ?? 200;
  res.status(status);
  if (fault.retryAfter !== undefined) res.set("retry-after", String(fault.retryAfter));
  if (fault.body !== undefined) res.type(fault.body.trimStart().startsWith("<") ? "html" : "json").send(fault.body);
  // developer.webex.com, common errors: Contact Center's 429 has no body.
  else if (kind === "storage") writeError(res, { status, code: "ServiceUnavailable", message: describe(status) });
  else if (status === 204 || (status === 429 && kind !== "messaging")) res.end();
  else res.json(faultBody(status, res.get("trackingid"), kind));
}

function faultBody(status: number, trackingId: string | undefined, kind: Kind): object {
  const description = describe(status);
  return kind === "messaging"
    ? { message: description, errors: [{ description }], trackingId }
    : { trackingId, error: { key: String(status), message: [{ description }] } };
}
