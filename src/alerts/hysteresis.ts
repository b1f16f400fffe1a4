import type { Unit } from "../metrics/format.js";
import { type Rule, watchesHigh } from "./rule.js";

type Threshold = Pick<Rule, "comparison"> & { readonly value: number; readonly unit: Unit };

/** Whether a figure is beyond a threshold. */
export function isBeyond(figure: number, { comparison, value }: Threshold): boolean {
  switch (comparison) {
    case "above":
      return figure > value;
    case "at-least":
      return figure >= value;
    case "below":
      return figure < value;
    case "at-most":
      return figure <= value;
    case "unusual":
      return false;
  }
}

const TENTH = 0.1;

/**
 * Where a figure must have come back to before the event counts as eased: a tenth of the threshold on its good side, at
 * least one step for counts. Of a percentage that should be high it is a tenth of what is missing to 100 %.
 */
export function easedAt({ comparison, value, unit }: Threshold): number {
  const high = watchesHigh(comparison);
  if (unit === "percent") return high ? value * (1 - TENTH) : value + (1 - value) * TENTH;
  const band = unit === "count" ? Math.max(1, Math.round(value * TENTH)) : value * TENTH;
  return high ? Math.max(0, value - band) : value + band;
}

/** Whether a figure is well on the good side of a threshold again; never true of one that is beyond it. */
export function hasEased(figure: number, threshold: Threshold): boolean {
  if (isBeyond(figure, threshold)) return false;
  const bound = easedAt(threshold);
  return watchesHigh(threshold.comparison) ? figure <= bound : figure >= bound;
}
