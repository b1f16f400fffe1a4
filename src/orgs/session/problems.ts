import { asProblem, Problem } from "../../errors.js";
import type { GrantOutcome } from "../grant-outcome.js";
import type { Session } from "./session.js";

const again = "Open the link in the Webex space again and sign in.";

/** The end of a sign-in that is not ours, or of too long ago. */
export const signInOver = (): Problem =>
  new Problem("sign-in-refused", { say: "This sign-in is older than ten minutes or was not begun here.", next: again });

/** A sign-in came back to a browser that did not start it. */
export const otherBrowser = (): Problem =>
  new Problem("sign-in-refused", {
    say: "This sign-in was begun in another browser, or this one does not keep cookies.",
    next: "Allow cookies for this site, open the link in the Webex space again and sign in, both in the same browser.",
  });

/** Webex sent the person back without a code. */
export const signInDeclined = (error: string | undefined): Problem =>
  error === "access_denied" || error === undefined
    ? new Problem("sign-in-refused", { say: "You did not sign in, so the page stays closed.", next: again })
    : new Problem("upstream-refused", {
        say: "Webex did not let anybody sign in here. You did nothing wrong.",
        next: "Try again in a minute; if it stays, tell whoever runs Floorwalker: the log has Webex's answer.",
      });

/** The code could not be exchanged. */
export const signInFailed = (outcome: Exclude<GrantOutcome, { kind: "granted" }>): Problem => {
  if (outcome.kind === "refused")
    return new Problem("sign-in-refused", {
      say: "Webex did not accept this sign-in: its code was used already or is too old.",
      next: again,
    });
  if (outcome.kind === "misconfigured")
    return new Problem("upstream-refused", {
      say: "Webex does not accept Floorwalker's own registration. You did nothing wrong.",
      next: "Tell whoever runs Floorwalker to compare client id, client secret and redirect address with the integration at developer.webex.com.",
    });
  return new Problem(outcome.why === "busy" ? "upstream-busy" : "upstream-unavailable", {
    say: "You signed in, but Webex could not complete it just now.",
    next: again,
    retryAfterSeconds: outcome.retryAfterSeconds,
  });
};

/** Webex did not say who had signed in. */
export function profileUnread(thrown: unknown): Problem {
  const { code, trackingId, cause } = asProblem(thrown);
  return new Problem(code, {
    say: "You signed in, but Webex did not say who you are, so your rights could not be checked.",
    next: again,
    trackingId,
    cause,
  });
}

/** Nobody is signed in, or not any more. */
const sessionNeeded = (): Problem =>
  new Problem("session-needed", {
    say: "You are not signed in, or your sign-in of half an hour has run out.",
    next: "Load the page again and sign in; then go on where you were.",
  });

/** A session that there has to be. Throws `session-needed`. */
export function needSession(session: Session | undefined): Session {
  if (!session) throw sessionNeeded();
  return session;
}
