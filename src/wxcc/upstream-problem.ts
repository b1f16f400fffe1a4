import { Problem, type ProblemCode, type ProblemDetails } from "../errors.js";
import type { OrgRef } from "./statistics/source.js";
import { waitInWords } from "./wait-in-words.js";

/** What was asked of whom, for the sentence. */
export interface Asked {
  readonly org: OrgRef;
  /** Kebab-case: `queue-statistics`. */
  readonly endpoint: string;
  readonly trackingId: string | undefined;
}

/** Cause of a Problem that came from an HTTP status, so that a program can tell a 403 from a 404. */
class RefusedStatus extends Error {
  constructor(
    readonly status: number,
    readonly description: string | undefined,
  ) {
    super(`status ${status}${description ? `: ${description}` : ""}`);
    this.name = "RefusedStatus";
  }
}

/** The HTTP status behind a Problem, when there was one. */
export function statusBehind(thrown: unknown): number | undefined {
  return thrown instanceof Problem && thrown.cause instanceof RefusedStatus ? thrown.cause.status : undefined;
}

/** What Contact Center itself said when it refused, when it said anything. */
export function describedBy(thrown: unknown): string | undefined {
  return thrown instanceof Problem && thrown.cause instanceof RefusedStatus ? thrown.cause.description : undefined;
}

const LATER = "Ask again in a minute; nothing is wrong with your question.";
const operator = ({ trackingId }: Asked) =>
  `${trackingId ? "Give the tracking id to" : "Tell"} whoever runs Floorwalker; asking again will not help.`;

/** What a person would call it; everything else is its endpoint's name with spaces. */
const spoken: ReadonlyMap<string, string> = new Map([
  ["search-queues", "queue statistics"],
  ["search-waiting", "waiting contacts"],
  ["search-agents", "agent statistics"],
  ["search-sessions", "agents who are signed in"],
  ["estimated-wait", "estimated wait"],
  ["queue-list", "list of queues"],
  ["user-list", "list of agents"],
  ["team-list", "list of teams"],
  ["site-list", "list of sites"],
  ["auxiliary-code-list", "list of idle and wrap-up codes"],
  ["tasks", "list of contacts"],
  ["search-contact", "contact"],
  ["search-contact-activities", "contact's steps"],
  ["search-recorded", "list of recorded contacts"],
  ["captures-query", "recordings"],
  ["legacy-csrs", "legacy contact records"],
  ["legacy-cars", "legacy contact activities"],
  ["legacy-asrs", "legacy agent sessions"],
  ["legacy-aars", "legacy agent activities"],
  ["site-references", "list of what refers to the site"],
  ["site-create", "creation of a site"],
  ["site-change", "change of a site"],
  ["site-delete", "deletion of a site"],
  ["site-bulk", "creation of sites"],
  ["teams-listing", "list of teams"],
  ["users-listing", "list of users"],
  ["queues-listing", "list of queues"],
  ["multimedia-profiles-listing", "list of multimedia profiles"],
]);

const words = ({ endpoint, org }: Asked) => `${spoken.get(endpoint) ?? endpoint.replaceAll("-", " ")} of ${org.name}`;

const problem = (code: ProblemCode, asked: Asked, details: Omit<ProblemDetails, "trackingId">) =>
  new Problem(code, { ...details, trackingId: asked.trackingId });

/** A status that is not 2xx, after all tries. */
export function refusedProblem(asked: Asked, status: number, description: string | undefined): Problem {
  const cause = new RefusedStatus(status, description);
  const reason = description ? `${status}: ${description}` : String(status);
  const signIn = [{ label: "Sign in again", ask: "connect" }];
  if (status === 401)
    return problem("upstream-unauthorized", asked, {
      say: `Webex Contact Center no longer accepts Floorwalker's sign-in for ${asked.org.name} (${reason}).`,
      next: `An administrator of ${asked.org.name} writes \`connect\` and signs in again.`,
      asks: signIn,
      cause,
    });
  if (status === 403)
    return problem("upstream-forbidden", asked, {
      say:
        `Webex Contact Center does not let Floorwalker read the ${words(asked)} (${reason}). Either the sign-in lacks the ` +
        "scope cjp:config_read, or whoever signed in is no longer a Contact Center administrator.",
      next: `A Contact Center administrator of ${asked.org.name} writes \`connect\` and signs in again.`,
      asks: signIn,
      cause,
    });
  if (status === 429) return busyProblem(asked, undefined, cause);
  if (status >= 500)
    return problem("upstream-unavailable", asked, {
      say: `Webex Contact Center has a fault of its own and could not give the ${words(asked)} (${reason}).`,
      next: LATER,
      cause,
    });
  return problem("upstream-refused", asked, {
    say: `Webex Contact Center did not accept Floorwalker's request for the ${words(asked)} (${reason}).`,
    next: status === 413 ? "Ask for a shorter period or for fewer queues." : operator(asked),
    cause,
  });
}

/** Cisco's limit is reached and waiting is not worth it. */
export function busyProblem(asked: Asked, seconds: number | undefined, cause?: unknown): Problem {
  const when = seconds === undefined ? "a minute" : waitInWords(seconds);
  return problem("upstream-busy", asked, {
    say: `Webex Contact Center asks Floorwalker to slow down: too many requests, so the ${words(asked)} could not be read.`,
    next: `Ask again in ${when}.`,
    retryAfterSeconds: seconds,
    cause,
  });
}

/** No answer in time, all tries together. */
export function timeoutProblem(asked: Asked, afterMs: number): Problem {
  const seconds = Math.round(afterMs / 1000);
  return problem("upstream-timeout", asked, {
    say: `Webex Contact Center did not answer within ${seconds} s when asked for the ${words(asked)}.`,
    next: LATER,
  });
}

/** No connection, or one that broke. */
export function unreachableProblem(asked: Asked, cause: unknown): Problem {
  return problem("upstream-unavailable", asked, {
    say: `Webex Contact Center could not be reached for the ${words(asked)}.`,
    next: LATER,
    cause,
  });
}

/** A 2xx answer that is not what the API promises; `what` says how in a few words. */
export function nonsenseProblem(asked: Asked, what: string, cause?: unknown): Problem {
  return problem("upstream-nonsense", asked, {
    say: `Webex Contact Center answered the question for the ${words(asked)} with something Floorwalker cannot read: ${what}.`,
    next: operator(asked),
    cause,
  });
}

/** Part of the answer is missing; the part that came is not shown as if it were all. */
export function incompleteProblem(asked: Asked, what: string): Problem {
  return problem("result-incomplete", asked, {
    say: `Webex Contact Center gave only part of the ${words(asked)}: ${what}. Floorwalker shows no short totals.`,
    next: LATER,
  });
}
