/** A reading is shared for a minute, so looking more often would show the same figures. */
export const POLL_MS = 60_000;
const LONGEST_POLL_MS = 5 * 60_000;
/** Of the requests of a minute; summaries and people need the others. */
const SHARE = 0.4;

/** How far apart polls are: a minute, or as long as the budget needs for all of them, at most five minutes. */
export const pollIntervalMs = (callsPerPoll: number, requestsPerMinute: number): number =>
  Math.min(LONGEST_POLL_MS, Math.max(POLL_MS, Math.ceil((callsPerPoll / (requestsPerMinute * SHARE)) * 60_000)));
