import { Problem } from "../errors.js";
import type { Listening } from "../orgs/listening.js";
import type { Session, Sessions } from "../orgs/session/session.js";
import type { OrgRecord } from "../store/records.js";
import type { RecordingLinks, RecordingRef } from "./recording-link.js";

/** Somebody who may hear what a link leads to, at this moment. */
export interface Visit {
  readonly ref: RecordingRef;
  readonly session: Session;
  readonly org: OrgRecord;
}

/** Who comes with which link, and whether they may. Everything is looked up anew for each request. */
export interface Visits {
  /** What a ticket leads to. Throws `recording-link-invalid`. */
  open(ticket: string): RecordingRef;
  /** Who signed in; undefined when nobody did or it has run out. */
  session(cookie: string | undefined): Session | undefined;
  /** Throws a Problem unless this person may hear it now. */
  check(ref: RecordingRef, session: Session): Promise<Visit>;
}

/** Joins the link, the session and the rights. */
export function createVisits(deps: {
  readonly links: Pick<RecordingLinks, "read">;
  readonly sessions: Pick<Sessions, "read">;
  readonly listening: Listening;
}): Visits {
  return {
    open(ticket) {
      const ref = deps.links.read(ticket);
      if (!ref) throw linkInvalid();
      return ref;
    },
    session: deps.sessions.read,
    async check(ref, session) {
      const { personId } = session;
      const { org } = await deps.listening.check({ personId, spaceId: ref.spaceId }, ref.orgId);
      return { ref, session, org };
    },
  };
}

/** The address of the page is none of ours. */
const linkInvalid = (): Problem =>
  new Problem("recording-link-invalid", {
    say: "This link was not made by Floorwalker, or a part of it is missing.",
    next: "Press Listen in the Webex space once more, or copy the whole link.",
  });
