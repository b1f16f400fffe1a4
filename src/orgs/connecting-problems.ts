import { Problem } from "../errors.js";
import type { Tried } from "./find-region.js";
import type { GrantOutcome } from "./grant-outcome.js";
import type { Profile } from "./read-profile.js";

const newLink = "Write connect in the space again and use the new link.";

/** The link of an invitation is used, too old or not one of ours. */
export const ticketInvalid = (): Problem =>
  new Problem("ticket-invalid", {
    say: "This link was used already or is older than ten minutes. If you have just connected, it worked: the space says so.",
    next: newLink,
  });

/** The end of a sign-in was opened without one. */
export const notOurCallback = (): Problem =>
  new Problem("ticket-invalid", {
    say: "This page is the end of a sign-in, and it was opened without one.",
    next: "Write connect in a Webex space and open the link you are given.",
  });

/** A sign-in came back to a browser that did not start it. */
export const otherBrowser = (): Problem =>
  new Problem("sign-in-refused", {
    say: "This sign-in was started in another browser, or this one does not keep cookies. Nothing was connected.",
    next: "Open the link from the space and sign in, both in the same browser.",
  });

/** The authorize page sent the person back with an error instead of a code. */
export function authorizeRefused(error: string): Problem {
  if (error === "access_denied")
    return new Problem("sign-in-refused", {
      say: "You chose not to let Floorwalker read the contact centre. That is fine: nothing was connected and nothing is stored.",
      next: "Should you change your mind, open the same link within its ten minutes, or write connect in the space again.",
    });
  if (error === "server_error" || error === "temporarily_unavailable")
    return new Problem("upstream-unavailable", {
      say: "Webex sign-in is having trouble of its own. Nothing was connected.",
      next: "Open the link from the space again in a minute.",
    });
  return misconfigured();
}

/** The code could not be exchanged for a grant. */
export function exchangeFailed(outcome: Exclude<GrantOutcome, { kind: "granted" }>): Problem {
  if (outcome.kind === "misconfigured") return misconfigured();
  if (outcome.kind === "refused")
    return new Problem("sign-in-refused", {
      say: "Webex did not accept this sign-in: its code was used already or is too old. Nothing was connected.",
      next: newLink,
    });
  return new Problem(outcome.why === "busy" ? "upstream-busy" : "upstream-unavailable", {
    say: "You signed in, but Webex could not complete it just now. Nothing was connected.",
    next: newLink,
    retryAfterSeconds: outcome.retryAfterSeconds,
  });
}

const misconfigured = (): Problem =>
  new Problem("upstream-refused", {
    say: "Webex does not accept Floorwalker's own registration. You did nothing wrong, and nothing was connected.",
    next: "Tell whoever runs Floorwalker to compare client id, client secret, redirect address and scopes with the integration at developer.webex.com; the log has Webex's answer.",
  });

/** Somebody else than the invited person signed in. */
export const otherPerson = (invited: string, profile: Profile): Problem =>
  new Problem("sign-in-refused", {
    say: `This link was made for ${invited}, and ${profile.email ?? profile.name} signed in. Nothing was connected.`,
    next: `Sign in as ${invited}, or write connect in the space yourself to get a link of your own.`,
  });

/** Whoever signed in may not connect the organisation. */
export const notAnAdministrator = (profile: Profile): Problem =>
  new Problem("not-an-administrator", {
    say: `${profile.name} is not a full administrator of the organisation in Webex Control Hub. Nothing was connected.`,
    next: "Ask a full administrator of your organisation to write connect in the space and sign in.",
  });

/** No region has the contact centre of the organisation that signed in. */
export const orgNotFound = (tried: readonly Tried[]): Problem =>
  new Problem("org-not-found", {
    say: `No region of Webex Contact Center knows your organisation (${tried.map((t) => `${t.region}: ${t.answer}`).join(", ")}). Nothing was connected.`,
    next: "Check that you signed in to the organisation that has the contact centre, and that you are an administrator in it; then write connect in the space again.",
  });
