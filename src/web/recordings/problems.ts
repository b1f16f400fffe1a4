import { Problem } from "../../errors.js";

/** Another site's page sent the request. */
export const foreignRequest = (): Problem =>
  new Problem("foreign-request", {
    say: "This was not asked by the player's own page.",
    next: "Open the link of the recording and use the page there.",
  });

/** A sensitive recording needs a second yes. */
export const unconfirmed = (): Problem =>
  new Problem("recording-unconfirmed", {
    say: "The contact centre has marked this recording as sensitive.",
    next: "Confirm on the page that you mean to hear it; the audit trail will say so.",
  });

/** A contact of another org, or of none. */
export const noSuchContact = (orgName: string): Problem =>
  new Problem("unknown-task", {
    say: `There is no such contact in ${orgName}, or it is older than what Contact Center keeps.`,
    next: "Ask for the contact in the Webex space again.",
  });

/** Files are for orgs whose managers want them. */
export const downloadNotAllowed = (orgName: string): Problem =>
  new Problem("download-not-allowed", {
    say: `Recordings of ${orgName} may be heard here, but not kept as a file.`,
    next: "A manager can allow it by writing in the space: settings download allowed",
  });
