const FIRST_MS = 1000;
const LONGEST_MS = 60_000;

/**
 * How long to wait after the `tries`-th try failed (1, 2, …): doubling from 1 s to 60 s, the upper half of it left to
 * chance so that many callers do not come back at once. `random` is in [0, 1).
 */
export function backOffMs(tries: number, random: number): number {
  const whole = Math.min(FIRST_MS * 2 ** (tries - 1), LONGEST_MS);
  return Math.round(whole / 2 + (whole / 2) * random);
}

/** Seconds of a `Retry-After` header; undefined when absent or not a number of seconds (Cisco sends seconds only). */
export function retryAfterSeconds(header: string | null): number | undefined {
  return header !== null && /^\d{1,6}$/.test(header.trim()) ? Number(header) : undefined;
}
