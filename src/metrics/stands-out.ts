import { isSmall } from "./compare.js";

/** One figure held against what it usually is. */
export interface Held {
  readonly value: number;
  readonly usual: number;
  /** What the same quotient, value ÷ usual, was each of the times that make the usual. */
  readonly others: readonly number[];
  /** How many contacts each of the two rests on. */
  readonly contacts: readonly [now: number, usually: number];
}

/** Fewer times than this do not make a usual. */
const LEAST_TIMES = 3;
const LEAST_SHARE = 0.15;
const DEVIATIONS = 2;

/**
 * Whether a figure is clearly above or below its usual: by 15 % at least, by two median deviations of the times before, and
 * by twice what chance alone brings to so few contacts. Never with fewer than 30 contacts or three times to compare with.
 */
export function standsOut({ value, usual, others, contacts }: Held): "above" | "below" | undefined {
  if (usual <= 0 || others.length < LEAST_TIMES || isSmall(Math.max(...contacts))) return undefined;
  const middle = median(others);
  // Of so many contacts as come by chance, two thirds of all days are within the root of their number.
  const chance = 1 / Math.sqrt(Math.max(1, contacts[1]));
  const deviation = Math.max(median(others.map((other) => Math.abs(other - middle))), chance);
  const least = Math.max(LEAST_SHARE, DEVIATIONS * deviation);
  const ratio = value / usual;
  if (Math.min(ratio - 1, ratio - middle) >= least) return "above";
  return Math.max(ratio - 1, ratio - middle) <= -least ? "below" : undefined;
}

/** The middle one, or the mean of the two in the middle; not a number for none. */
function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
  return ((low ?? Number.NaN) + (high ?? Number.NaN)) / 2;
}
