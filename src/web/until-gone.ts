import type { Response } from "express";

/** Aborted when the browser hangs up, and when everything has been sent. */
export function untilGone(response: Response): AbortSignal {
  const gone = new AbortController();
  response.once("close", () => gone.abort(new Error("the browser has gone")));
  return gone.signal;
}
