/** A webhook whose deliveries fail this often within {@link WINDOW_MS} is switched off (developer.webex.com, webhooks guide). */
const MOST_FAILURES = 100;
const WINDOW_MS = 5 * 60_000;

/** What is remembered of a webhook's failures. */
export interface FailureCount {
  /** When the recent deliveries failed, epoch milliseconds, oldest first. */
  readonly failedAt: readonly number[];
  /** When the webhook was last switched on again by its owner. */
  readonly enabledAgainAt: number | undefined;
}

/** A webhook that has never failed. */
export const noFailures: FailureCount = { failedAt: [], enabledAgainAt: undefined };

/** Adds a failure; `disable` when it was the 100th within five minutes, or the first soon after being enabled again. */
export function countFailure(count: FailureCount, now: number): { count: FailureCount; disable: boolean } {
  const failedAt = [...count.failedAt.filter((at) => now - at < WINDOW_MS), now];
  const onProbation = count.enabledAgainAt !== undefined && now - count.enabledAgainAt < WINDOW_MS;
  return { count: { ...count, failedAt }, disable: onProbation || failedAt.length >= MOST_FAILURES };
}
