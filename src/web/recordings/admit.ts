import type { Request } from "express";
import { asProblem } from "../../errors.js";
import type { Log } from "../../log.js";
import { needSession } from "../../orgs/session/problems.js";
import type { Doer, Listened, ListeningTrail } from "../../recordings/listening-trail.js";
import type { Visit, Visits } from "../../recordings/visit.js";
import type { SessionCookie } from "../session/session-cookie.js";

/** A request below `/recordings/:ticket`. */
export type TicketRequest = Request<{ ticket: string }>;

/** Lets in who may, at this moment, and keeps in the trail who may not. */
export interface Admission {
  /** Who comes with which link. Throws when the link is not ours or nobody is signed in. */
  doer(request: TicketRequest): Doer;
  /** Throws a Problem unless this person may hear what the link leads to. */
  visit(request: TicketRequest): Promise<Visit>;
  /**
   * The same, for something that is kept in the trail; `work`'s refusals and failures are kept there, too. Work may begin
   * while the rights are still looked up, and must not give anything away before `visiting` has resolved.
   */
  attempt(
    request: TicketRequest,
    action: Listened,
    work: (visiting: Promise<Visit>, who: Doer) => Promise<void>,
  ): Promise<void>;
}

/** Joins the cookie, the rights and the trail. */
export function createAdmission(deps: {
  readonly visits: Visits;
  readonly cookie: SessionCookie;
  readonly trail: ListeningTrail;
  readonly log: Log;
}): Admission {
  const { visits, cookie, trail, log } = deps;

  function doer(request: TicketRequest): Doer {
    const ref = visits.open(request.params.ticket);
    return { ref, session: needSession(visits.session(cookie.read(request))) };
  }

  async function visit(request: TicketRequest): Promise<Visit> {
    const { ref, session } = doer(request);
    return visits.check(ref, session);
  }

  return {
    doer,
    visit,
    async attempt(request, action, work) {
      const who = doer(request);
      try {
        await work(visits.check(who.ref, who.session), who);
      } catch (thrown) {
        if (request.res?.destroyed) return;
        await trail.refused(who, action, asProblem(thrown)).catch((err: unknown) => {
          // The refusal stands, kept or not.
          log.error({ err }, "a refusal could not be written to the audit trail");
        });
        throw thrown;
      }
    },
  };
}
