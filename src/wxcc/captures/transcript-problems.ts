import { Problem } from "../../errors.js";
import type { Fetched } from "./fetch-capture.js";

/** There was one when it was asked for, and there is none any more. */
export const transcriptGone = (): Problem =>
  new Problem("recording-gone", {
    say: "The transcript of this contact is no longer kept: it was deleted, as the organisation's retention rules say.",
    next: "Ask an administrator of the contact centre how long recordings are kept.",
  });

/** The storage did not give the file, twice. */
export const transcriptUnavailable = (fetched: Exclude<Fetched, { kind: "text" }>): Problem =>
  new Problem("recording-unavailable", {
    say: `The storage of Webex Contact Center did not give the transcript (${reasonOf(fetched)}).`,
    next:
      fetched.kind === "too-large"
        ? "Read it in Webex Contact Center itself."
        : "Ask again in a minute; nothing is wrong with your question.",
    cause: new Error(`the storage: ${fetched.kind === "unreachable" ? fetched.why : reasonOf(fetched)}`),
  });

/** A file in a form that nobody has described. */
export const transcriptUnreadable = (): Problem =>
  new Problem("upstream-nonsense", {
    say: "The transcript of this contact has a form that Floorwalker cannot read.",
    next: "Tell whoever runs Floorwalker; asking again will not help.",
  });

const reasonOf = (fetched: Exclude<Fetched, { kind: "text" }>): string => {
  if (fetched.kind === "status") return `status ${fetched.status}`;
  return fetched.kind === "too-large" ? "it is larger than 5 MB" : "no answer";
};
