import type { Unit } from "../metrics/format.js";

/** How a figure stands against those of the same slot in other weeks. */
export interface Verdict {
  readonly unusual: boolean;
  /** Median of the other weeks, and the lowest and highest of them. */
  readonly usual: number;
  readonly low: number;
  readonly high: number;
  readonly weeks: number;
}

/** Fewer weeks tell nothing about what is usual. */
const LEAST_WEEKS = 3;
/** The usual bound for a robust z-score (Iglewicz and Hoaglin, 1993). */
const MOST_Z = 3.5;
/** A median absolute deviation times this estimates a standard deviation of what is normally distributed. */
const MAD_TO_SIGMA = 1.4826;

/** Smaller differences matter to nobody, however steady the other weeks were. */
const leastDifference = (usual: number, unit: Unit): number => {
  if (unit === "percent") return 0.03;
  return unit === "duration" ? Math.max(15_000, usual * 0.25) : Math.max(10, usual * 0.25);
};

/** The median; of an even number the mean of the middle two. Of nothing it is not a number. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN;
  return (lower + upper) / 2;
}

/**
 * Compares by median and median absolute deviation, which one odd week does not move. Undefined with fewer than three
 * weeks. Weeks that were all alike have no deviation: then the least difference alone decides.
 */
export function judge(value: number, others: readonly number[], unit: Unit): Verdict | undefined {
  if (others.length < LEAST_WEEKS) return undefined;
  const usual = median(others);
  const deviation = median(others.map((other) => Math.abs(other - usual))) * MAD_TO_SIGMA;
  const off = Math.abs(value - usual);
  const unusual = off >= leastDifference(usual, unit) && off > MOST_Z * deviation;
  return { unusual, usual, low: Math.min(...others), high: Math.max(...others), weeks: others.length };
}
