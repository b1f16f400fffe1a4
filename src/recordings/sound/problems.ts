import { Problem } from "../../errors.js";

/** It was there once; what an org keeps no longer cannot be had again. */
export const recordingGone = (): Problem =>
  new Problem("recording-gone", {
    say: "This recording is no longer kept: the contact centre deletes recordings after a while.",
    next: "Ask an administrator of the contact centre how long recordings are kept.",
  });

/** The storage is busy or does not answer. */
export const storageSilent = (retryAfterSeconds: number | undefined): Problem =>
  new Problem("recording-unavailable", {
    say: "The storage of Webex Contact Center does not give the recording just now.",
    next: "Press play again in a minute; the recording is not lost.",
    retryAfterSeconds: retryAfterSeconds ?? 10,
  });

/** The storage gives nothing although the address is new. */
export const storageRefuses = (): Problem =>
  new Problem("recording-unavailable", {
    say: "The storage of Webex Contact Center refuses to give this recording.",
    next: "Try again later; if it stays, tell whoever runs Floorwalker the time of this message.",
  });
