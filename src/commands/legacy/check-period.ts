import type { Period } from "../../conversation/ask.js";
import { Problem } from "../../errors.js";

const DAY_MS = 86_400_000;
/** A day on which the clocks go back. */
const EXTRA_MS = 3_600_000;

/** Throws `bad-period` for more days than a question can be about; `shorter` is the same question about fewer. */
export function checkPeriod(
  period: Period,
  mostDays: number,
  what: string,
  shorter: { readonly label: string; readonly ask: string },
): void {
  if (period.to - period.from <= mostDays * DAY_MS + EXTRA_MS) return;
  throw new Problem("bad-period", {
    say: `${what} can be read for at most ${mostDays === 1 ? "one day" : `${mostDays} days`} at once.`,
    next: "Ask for a shorter period.",
    asks: [shorter],
  });
}
