import { Problem } from "../errors.js";
import type { OrgRecord } from "../store/records.js";
import type { GrantOutcome } from "./grant-outcome.js";

type Failure = Extract<GrantOutcome, { kind: "retry" | "misconfigured" }>;

/** What a person is told when an expired token could not be renewed although the grant may be sound. */
export function refreshProblem(org: OrgRecord, failure: Failure): Problem {
  if (failure.kind === "misconfigured")
    return new Problem("upstream-refused", {
      say: `Webex does not accept Floorwalker's own registration, so the sign-in of ${org.name} could not be renewed. The connection itself is not at fault.`,
      next: "Tell whoever runs Floorwalker to check WEBEX_CLIENT_ID and WEBEX_CLIENT_SECRET; the log has Webex's answer.",
    });
  const again = failure.retryAfterSeconds ? `in ${Math.ceil(failure.retryAfterSeconds)} seconds` : "in a minute";
  return new Problem(codes[failure.why], {
    say: `${reasons[failure.why]} while the sign-in of ${org.name} was being renewed.`,
    next: `Ask again ${again}; Floorwalker keeps trying by itself.`,
    retryAfterSeconds: failure.retryAfterSeconds,
  });
}

const codes = {
  busy: "upstream-busy",
  unavailable: "upstream-unavailable",
  timeout: "upstream-timeout",
  nonsense: "upstream-nonsense",
} as const;

const reasons = {
  busy: "Webex asked for a pause",
  unavailable: "Webex sign-in could not be reached",
  timeout: "Webex sign-in did not answer in time",
  nonsense: "Webex sign-in sent an answer that is no grant",
} as const;
