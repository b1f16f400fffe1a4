import { retryAfterSeconds } from "../back-off.js";
import { type Clock, DeadlineExceeded, withDeadline } from "../clock.js";
import { parseJson } from "../parse-json.js";

/** Longest wait for sign-in, profile and region look-ups. */
const DEADLINE_MS = 10_000;

/** Where requests go out and how long they may take; injected so that tests and the sandbox choose. */
export interface Edge {
  readonly fetch: typeof fetch;
  readonly clock: Clock;
}

/** What came back. `body` is undefined when it was not JSON; it is unchecked until a schema has seen it. */
export type JsonAnswer =
  | {
      readonly kind: "answer";
      readonly status: number;
      readonly body: unknown;
      readonly retryAfterSeconds: number | undefined;
      readonly trackingId: string | undefined;
    }
  | { readonly kind: "no-answer"; readonly why: "timeout" | "network"; readonly cause: unknown };

/** One request within ten seconds. Never rejects for what the network does; redirects are not followed, a secret stays where it was sent. */
export async function askJson(edge: Edge, url: string, init: RequestInit, outer?: AbortSignal): Promise<JsonAnswer> {
  try {
    return await withDeadline(
      edge.clock,
      DEADLINE_MS,
      async (signal) => {
        const response = await edge.fetch(url, { ...init, redirect: "manual", signal });
        return {
          kind: "answer" as const,
          status: response.status,
          body: parseJson(await response.text()),
          retryAfterSeconds: readRetryAfter(response.headers.get("retry-after"), edge.clock.now()),
          trackingId: response.headers.get("trackingid") ?? undefined,
        };
      },
      outer,
    );
  } catch (cause) {
    return { kind: "no-answer", why: cause instanceof DeadlineExceeded ? "timeout" : "network", cause };
  }
}

/** Seconds from now; the header is either a number or an HTTP date. */
function readRetryAfter(header: string | null, nowMs: number): number | undefined {
  const seconds = retryAfterSeconds(header);
  if (seconds !== undefined) return seconds;
  const at = Date.parse(header ?? "");
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - nowMs) / 1000));
}
