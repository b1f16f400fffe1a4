/** Longest pause between two tries that is not ordered by a `Retry-After`. */
const LONGEST_PAUSE_MS = 30_000;
const FIRST_PAUSE_MS = 500;

/** Pause before try `attempt` (1 is the first repeat): doubling, with full jitter so that many callers spread out. */
export const backoffMs = (attempt: number, random: () => number): number =>
  Math.round(Math.min(FIRST_PAUSE_MS * 2 ** (attempt - 1), LONGEST_PAUSE_MS) * (0.5 + random() / 2));

/** `Retry-After` in milliseconds; undefined when absent or not a number of seconds. */
export function retryAfterMs(header: string | null): number | undefined {
  if (header === null || !/^\d+(\.\d+)?$/.test(header.trim())) return undefined;
  return Number(header) * 1000;
}
