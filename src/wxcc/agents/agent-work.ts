import type { Clock } from "../../clock.js";
import type { Urgency } from "../budget.js";
import type { Directory } from "../directory.js";
import type { WxccHttp } from "../http.js";
import { keepMsFor } from "../statistics/keep-for.js";
import { createAnswerMemory } from "../statistics/remember-answers.js";
import type { SearchRefusals } from "../statistics/remember-refusals.js";
import type { OrgRef, Range } from "../statistics/source.js";
import type { Flight } from "../statistics/watch.js";
import { type Activity, listActivities } from "./activities.js";
import { nameIdleCodes } from "./name-idle-codes.js";
import { listSignedIn, type SignedInAgent } from "./signed-in.js";

/** What agents are doing, and what one of them did. Who gives up by `signal` waits no longer. */
export interface AgentWork {
  /** Everybody who is signed in; spaces that ask for the same `asOf` share one call. */
  signedIn(org: OrgRef, asOf: number, urgency: Urgency, signal?: AbortSignal): Promise<readonly SignedInAgent[]>;
  /** What an agent began in the range, up to now. */
  activities(
    org: OrgRef,
    agentId: string,
    range: Range,
    urgency: Urgency,
    signal?: AbortSignal,
  ): Promise<readonly Activity[]>;
}

const MINUTE_MS = 60_000;
const REMEMBERED_ORGS = 100;
const REMEMBERED_AGENTS = 50;

/** Who is signed in is remembered for a minute; where Search is refused, so is this. */
export function createAgentWork(deps: {
  http: WxccHttp;
  clock: Clock;
  refusals: SearchRefusals;
  directory: Pick<Directory, "auxiliaryCodes">;
}): AgentWork {
  const { http, clock, refusals, directory } = deps;
  const present = createAnswerMemory<readonly SignedInAgent[]>({ clock, entries: REMEMBERED_ORGS });
  const done = createAnswerMemory<readonly Activity[]>({ clock, entries: REMEMBERED_AGENTS });
  return {
    async signedIn(org, asOf, urgency, signal) {
      const refusal = refusals.of(org.id);
      if (refusal) throw refusal;
      const key = JSON.stringify([org.id, asOf]);
      return refusals.attempt(org.id, () =>
        present.share(key, urgency, MINUTE_MS, (flight) => listSignedIn(http, org, asOf, urgency, flight.signal), {
          signal,
        }),
      );
    },
    async activities(org, agentId, { from, to }, urgency, signal) {
      // A time to come is refused with 400.
      const now = clock.now();
      const range = { from, to: Math.min(to, now) };
      const key = JSON.stringify([org.id, agentId, from, to]);
      const read = (flight: Flight) => listActivities(http, org, agentId, range, urgency, flight.signal);
      const activities = await done.share(key, urgency, keepMsFor(range, now), read, { signal });
      return nameIdleCodes(org, activities, directory, urgency, signal);
    },
  };
}
