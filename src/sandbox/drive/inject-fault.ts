import { STATUS_CODES } from "node:http";
import { setTimeout as waitReal } from "node:timers/promises";
import type { RequestHandler, Response } from "express";
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
    answerFault(res, fault, path.startsWith("/v1"));
  };
}

function answerFault(res: Response, fault: Fault, isMessaging: boolean): void {
  const status = fault.status ?? 200;
  res.status(status);
  if (fault.retryAfter !== undefined) res.set("retry-after", String(fault.retryAfter));
  if (fault.body !== undefined) res.type(fault.body.trimStart().startsWith("<") ? "html" : "json").send(fault.body);
  // developer.webex.com, common errors: Contact Center's 429 has no body.
  else if (status === 204 || (status === 429 && !isMessaging)) res.end();
  else res.json(faultBody(status, res.get("trackingid"), isMessaging));
}

function faultBody(status: number, trackingId: string | undefined, isMessaging: boolean): object {
  const description = `${STATUS_CODES[status] ?? "Refused"} (ordered in the sandbox)`;
  return isMessaging
    ? { message: description, errors: [{ description }], trackingId }
    : { trackingId, error: { key: String(status), message: [{ description }] } };
}
