import type { Sums } from "./sums.js";

/** Sums taken so many times, fractions of them as well: the mean of four days is their sum times a quarter. */
export function scaleSums(sums: Sums, factor: number): Sums {
  const times = (figure: number | null) => (figure === null ? null : figure * factor);
  return {
    offered: sums.offered * factor,
    answered: sums.answered * factor,
    answeredInTarget: times(sums.answeredInTarget),
    abandoned: sums.abandoned * factor,
    abandonedInTarget: times(sums.abandonedInTarget),
    short: times(sums.short),
    open: times(sums.open),
    waitAnsweredMs: times(sums.waitAnsweredMs),
    waitAllMs: times(sums.waitAllMs),
    waited: times(sums.waited),
    // A maximum and no sum: of a part of the days it is at most what it is of all.
    longestWaitMs: sums.longestWaitMs,
    talkMs: times(sums.talkMs),
    holdMs: times(sums.holdMs),
    wrapUpMs: times(sums.wrapUpMs),
  };
}
