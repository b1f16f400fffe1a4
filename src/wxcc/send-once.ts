import { retryAfterSeconds } from "../back-off.js";
import { type Clock, DeadlineExceeded, withDeadline } from "../clock.js";
import { readBody } from "./read-body.js";

/** What became of one request on the wire. */
export type Reply =
  | {
      readonly kind: "status";
      readonly status: number;
      /** Undefined when it was larger than the client takes. */
      readonly body: string | undefined;
      readonly trackingId: string | undefined;
      readonly retryAfterSeconds: number | undefined;
    }
  | { readonly kind: "timeout" }
  | { readonly kind: "unreachable"; readonly cause: unknown };

/** Largest body taken, unzipped: a thousand groups with all figures are about 2 MB. */
const MOST_BYTES = 32 * 1024 * 1024;

/** Sends and reads the whole answer within `deadlineMs`; rejects only when `signal` is aborted. */
export async function sendOnce(
  deps: { fetch: typeof fetch; clock: Clock },
  url: URL,
  init: RequestInit,
  deadlineMs: number,
  signal?: AbortSignal,
): Promise<Reply> {
  const exchange = async (stop: AbortSignal): Promise<Reply> => {
    // A redirect would carry the question elsewhere; the API documents none.
    const response = await deps.fetch(url, { ...init, redirect: "manual", signal: stop });
    return {
      kind: "status",
      status: response.status,
      body: await readBody(response, MOST_BYTES),
      trackingId: response.headers.get("trackingid") ?? undefined,
      retryAfterSeconds: retryAfterSeconds(response.headers.get("retry-after")),
    };
  };
  try {
    return await withDeadline(deps.clock, deadlineMs, exchange, signal);
  } catch (cause) {
    if (signal?.aborted) throw signal.reason;
    return cause instanceof DeadlineExceeded ? { kind: "timeout" } : { kind: "unreachable", cause };
  }
}
