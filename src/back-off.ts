/** How pauses between tries grow, before chance is taken off them. */
export interface Pauses {
  readonly firstMs: number;
  readonly longestMs: number;
}

/**
 * How long to wait after the `tries`-th try failed (1, 2, …): doubling from the first pause to the longest, the upper half
 * of it left to chance so that many callers do not come back at once. `random` is in [0, 1).
 */
export function backOffMs(tries: number, random: number, { firstMs, longestMs }: Pauses): number {
  const whole = Math.min(firstMs * 2 ** (tries - 1), longestMs);
  return Math.round(whole / 2 + (whole / 2) * random);
}

/** Seconds of a `Retry-After` header; undefined when absent or not a number of seconds. */
export function retryAfterSeconds(header: string | null): number | undefined {
  return header !== null && /^\d{1,6}(\.\d+)?$/.test(header.trim()) ? Number(header) : undefined;
}
