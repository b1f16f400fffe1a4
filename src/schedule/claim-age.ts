/** Whoever claimed a run and has not posted it by then does not post it any more. */
export const CLAIM_LASTS_MS = 10 * 60_000;

/** Then a claim without a result is anybody's: later than its owner gives up, by more than one post and two clocks can differ. */
export const ABANDONED_AFTER_MS = 15 * 60_000;
