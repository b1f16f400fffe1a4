import type { Request, Response } from "express";
import { Problem } from "../../errors.js";
import type { LegacyLinks, LegacyPageRef } from "../../orgs/legacy/legacy-link.js";
import type { Managing } from "../../orgs/managing.js";
import { needSession } from "../../orgs/session/problems.js";
import type { Session } from "../../orgs/session/session.js";
import type { OrgRecord } from "../../store/records.js";
import { isSameOrigin } from "../session/is-same-origin.js";
import type { PageSignIn } from "../session/page-sign-in.js";

/** A request below `/legacy/:ticket`. */
export type LegacyRequest = Request<{ ticket: string }>;

/** A manager on a page, at this moment. */
export interface LegacyVisit {
  readonly ref: LegacyPageRef;
  readonly session: Session;
  readonly org: OrgRecord;
}

/** Lets managers in. */
export interface LegacyAdmission {
  /** Undefined when the browser was sent to sign in first. Throws a Problem unless this person manages the org now. */
  open(request: LegacyRequest, response: Response): Promise<LegacyVisit | undefined>;
  /** The same for a form: it must come from our own page, and nobody is sent to sign in with what they typed. */
  submit(request: LegacyRequest, response: Response): Promise<LegacyVisit>;
}

/** Those for whom another account may help. */
const wrongPerson: readonly Problem["code"][] = ["not-a-manager", "not-a-member"];

/** Joins the link, the session and the rights, each looked at for every request. */
export function createLegacyAdmission(deps: {
  readonly publicUrl: string;
  readonly links: Pick<LegacyLinks, "read">;
  readonly signIn: PageSignIn;
  readonly managing: Managing;
}): LegacyAdmission {
  const { signIn, managing } = deps;

  function refOf({ params }: LegacyRequest): LegacyPageRef {
    const ref = deps.links.read(params.ticket);
    if (!ref) throw linkInvalid();
    return ref;
  }

  async function check(ref: LegacyPageRef, session: Session, response: Response): Promise<LegacyVisit> {
    try {
      const { personId } = session;
      const org = await managing.check({ personId, spaceId: ref.spaceId }, ref.orgId);
      return { ref, session, org };
    } catch (thrown) {
      // Whoever opens the link once more is asked who they are, and may be somebody else.
      if (thrown instanceof Problem && wrongPerson.includes(thrown.code)) signIn.cookie.drop(response);
      throw thrown;
    }
  }

  return {
    async open(request, response) {
      const ref = refOf(request);
      const session = signIn.session(request);
      if (session) return check(ref, session, response);
      signIn.ask(`/legacy/${request.params.ticket}`, request, response);
      return undefined;
    },
    async submit(request, response) {
      const ref = refOf(request);
      if (!isSameOrigin(request.headers, deps.publicUrl)) throw foreignForm();
      return check(ref, needSession(signIn.session(request)), response);
    },
  };
}

const linkInvalid = () =>
  new Problem("legacy-link-invalid", {
    say: "This link was not made by Floorwalker, or a part of it is missing.",
    next: "Ask for it in the Webex space once more, or copy the whole link.",
  });

const foreignForm = () =>
  new Problem("foreign-request", {
    say: "This was not sent from Floorwalker's own page.",
    next: "Open the link in the Webex space and use the form there.",
  });
