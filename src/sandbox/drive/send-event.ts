import type { FetchText } from "../../webex/kept-alive-fetch.js";
import type { EventEdge } from "../contracts.js";
import type { Faults } from "./faults.js";

/** developer.webex.com, using webhooks: the receiver has five seconds. */
const ANSWER_WITHIN_MS = 5_000;

/**
 * Posts Contact Center's events to whoever subscribed. Redirects are not followed and nothing is sent again; a fault
 * `DELIVER /capture/available` (or `/task/parked` and so on) loses, repeats (`copies`) or delays one, so that a later one overtakes it.
 */
export function createEventEdge(deps: {
  readonly faults: Faults;
  readonly fetch: FetchText;
  readonly wait: (realMs: number) => Promise<unknown>;
  readonly signal: AbortSignal;
}): EventEdge {
  const { faults, fetch, wait, signal } = deps;

  const post: EventEdge["send"] = ({ url, headers, body }) =>
    fetch(url, {
      method: "POST",
      headers: { ...headers },
      body,
      signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
    }).then(
      async (response) => {
        await response.text();
        return response.status >= 200 && response.status < 300;
      },
      () => (signal.aborted ? undefined : false),
    );

  return {
    signal,
    send: async (event) => {
      const fault = faults.take("DELIVER", `/${event.type.replace(":", "/")}`);
      if (fault?.drop) return undefined;
      if (fault?.delayMs) await wait(fault.delayMs);
      const answers = await Promise.all(Array.from({ length: fault?.copies ?? 1 }, () => post(event)));
      return answers.every((answered) => answered);
    },
  };
}
