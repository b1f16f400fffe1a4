import type { Period } from "../../conversation/ask.js";
import { Problem } from "../../errors.js";

const QUARTER_MS = 15 * 60_000;

/** The period with both ends rounded down to 15 minutes, as REST does by itself: only so are both asked about the same time. */
export function quarterRange(period: Period): Period {
  const floor = (at: number) => Math.floor(at / QUARTER_MS) * QUARTER_MS;
  const range = { ...period, from: floor(period.from), to: floor(period.to) };
  if (range.to > range.from) return range;
  throw new Problem("bad-period", {
    say: "REST statistics come by quarters of an hour, and none of this period is over yet.",
    next: "Ask for a longer period, for example yesterday.",
    asks: [{ label: "Yesterday", ask: "compare sources yesterday" }],
  });
}
